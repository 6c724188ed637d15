/** The products. Each has its picture in `assets/<slug>.svg`. */

export type Product = {
  readonly slug: string
  readonly name: string
  /** Where it is in a room, which decides how the wall behind it is painted. */
  readonly place: 'hangs' | 'stands'
  readonly priceInPounds: number
  readonly summary: string
  readonly description: string
  readonly facts: readonly Fact[]
}

export type Fact = { readonly name: string; readonly value: string }

const facts = (material: string, size: string, light: string): readonly Fact[] => [
  { name: 'Material', value: material },
  { name: 'Size', value: size },
  { name: 'Light', value: light },
  { name: 'Made in', value: '10 working days' },
]

export const PRODUCTS: readonly Product[] = [
  {
    slug: 'mora',
    name: 'Mora pendant',
    place: 'hangs',
    priceInPounds: 185,
    summary: 'A spun dome for the middle of the table.',
    description:
      'Spun from one disc of steel and painted inside as carefully as outside. Hang it low, an arm’s length above the plates, and the rest of the room steps back.',
    facts: facts('Spun steel, powder coat', '38 cm across, 3 m of cord', 'E27, up to 9 W, warm white'),
  },
  {
    slug: 'tove',
    name: 'Tove globe',
    place: 'stands',
    priceInPounds: 140,
    summary: 'Opal glass on a brass foot, for the bedside.',
    description:
      'A mouth-blown globe on a turned brass foot. The glass is opal all the way through, so you never see the bulb, only a small moon. Dims down to a night light.',
    facts: facts('Opal glass, raw brass', '20 cm across, 34 cm high', 'E14, up to 5 W, dimmer on the cord'),
  },
  {
    slug: 'alder',
    name: 'Alder floor lamp',
    place: 'stands',
    priceInPounds: 320,
    summary: 'Three legs, one linen shade, a good corner.',
    description:
      'Three legs of oiled alder meet in a brass hub; the shade is linen, sewn by hand. It sends light up to the ceiling and down to your book, and folds flat when you move house.',
    facts: facts('Oiled alder, linen, brass', '48 cm across, 152 cm high', 'E27, up to 12 W, pull cord'),
  },
  {
    slug: 'plisse',
    name: 'Plissé table lamp',
    place: 'stands',
    priceInPounds: 210,
    summary: 'A pleated shade above a sea-green glaze.',
    description:
      'Forty-four pleats, folded while the paper is damp, over a stoneware foot that is glazed twice. No two greens come out of the kiln alike; we photograph yours before it leaves.',
    facts: facts('Glazed stoneware, cotton paper', '32 cm across, 46 cm high', 'E27, up to 7 W, switch on the cord'),
  },
  {
    slug: 'washi',
    name: 'Washi lantern',
    place: 'hangs',
    priceInPounds: 95,
    summary: 'Mulberry paper on a bamboo spiral.',
    description:
      'One strip of bamboo, wound nine times, and a skin of mulberry paper. It weighs less than an apple and lights a whole room. When the paper has had its day, we send you a new one.',
    facts: facts('Mulberry paper, bamboo', '52 cm across, 3 m of cord', 'E27, up to 8 W, warm white'),
  },
  {
    slug: 'heron',
    name: 'Heron reading lamp',
    place: 'stands',
    priceInPounds: 165,
    summary: 'Bends over your page and nothing else.',
    description:
      'A long neck of bent steel that turns in a brass joint and stays where you leave it. The light falls on the page and not in the eyes of the person asleep beside you.',
    facts: facts('Bent steel, brass joint', '34 cm reach, 48 cm high', 'E14, up to 6 W, two levels'),
  },
]

export const inPounds = ({ priceInPounds }: Product): string => `£${priceInPounds}`
