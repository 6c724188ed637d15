import type { TokenProvider } from '../../../protocol/activation.ts'
import { runShopWithProvider, secured } from '../../browser/tag-parts.ts'

// The mistake.
runShopWithProvider((_tokenUrl, firstToken) => secured(firstToken) as unknown as TokenProvider)
