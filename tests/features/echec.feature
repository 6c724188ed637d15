# language: fr
Fonctionnalité: Une activation qui échoue ne devient jamais anonyme
  Le site connaît son client. Quand l'activation échoue, le tag a déjà réessayé trois fois : le site n'ajoute aucune
  tentative, et ne continue pas anonymement.

  Scénario: Un jeton refusé
    Étant donné que la plateforme refuse toujours avec SIGNATURE_INVALID
    Quand le client se connecte
    Alors l'activation échoue avec SIGNATURE_INVALID après 4 tentatives
    Et le jeton est demandé 4 fois
    Et aucune activation anonyme ne suit
    Et le site ne fait aucune tentative de lui-même

  Scénario: Un autre client sur le même navigateur
    Étant donné que la cliente est connectée
    Et que le chat est sécurisé pour Camille
    Quand la cliente se déconnecte
    Alors le site appelle logout
    Et il ne reste rien du client
    Quand un autre client se connecte sur le même navigateur
    Alors le chat est sécurisé pour Jonas

  Scénario: La session se renouvelle
    Étant donné que le client est connecté
    Et que le chat est sécurisé
    Quand un quart d'heure passe
    Alors la session n'est pas renouvelée
    Quand la session se termine
    Alors la session est renouvelée une fois
