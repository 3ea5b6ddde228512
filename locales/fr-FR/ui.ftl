# Se repérer : points de repère et navigation
skip-to-content = Aller au contenu
site-navigation = Navigation du site
menu = Menu
breadcrumbs-label = Fil d’Ariane
toc-heading = Dans cet article
contents-of-section = Dans cette section
open-branch = Afficher les pages de cette section
neighbours-label = Pages précédente et suivante
previous-page = Précédent
next-page = Suivant

# Choisir une version et une langue
version-picker-label = Version
locale-picker-label = Langue
other-versions = Cette page dans d’autres versions
other-locales = Cette page dans d’autres langues
color-scheme = Couleurs sombres
language-name = { $code ->
    [en] anglais
    [zh-CN] chinois simplifié
    [fr-FR] français
    [ja-JP] japonais
   *[other] { $name }
}
page-missing-in-version = absente de cette version
nearest-page = page la plus proche : { $title }

# Recherche : la page remplace { $count } et { $query } par ce qu’elle trouve et par ce qui est cherché
search-open = Rechercher
search-field = Rechercher dans cette version
search-close = Fermer
search-results = Résultats
search-count = Pages trouvées : { $count }
search-none = Aucune page ne correspond à « { $query } ».
search-more = Afficher plus de résultats
search-waiting = Chargement de l’index…
search-failed = Impossible de charger l’index de recherche.
search-shortcut = Ouvrir la recherche avec la touche /

# Au-dessus du texte d’une page
permissions-heading = Qui peut effectuer cette opération
product-heading = Qui peut utiliser cette fonctionnalité

# Traduction absente ou endommagée, en tout ou en partie
fallback-page = Cette page n’est pas encore traduite en { $target }. Vous la lisez en { $source }.
fallback-source-only = Cette page n’est disponible qu’en { $source }.
fallback-stale = La page en { $source } a changé depuis sa traduction. Certaines parties de cette page peuvent ne plus être à jour.
fallback-parts = Certaines parties de cette page sont affichées en { $source }.
fallback-repaired = Des passages de cette traduction étaient endommagés. Ils sont affichés ici après une réparation automatique.
fallback-block-label = Affiché en { $source }
fallback-source-link = Lire la page en { $source }

# Titres des encadrés
alert-note = Remarque
alert-tip = Conseil
alert-important = Important
alert-warning = Avertissement
alert-caution = Attention

# Blocs de code
code-copy = Copier
code-copied = Copié
code-languages = Langages de programmation

# Changer d’outil ou de plateforme
tools-label = Outils
platforms-label = Plateformes
tool-webui = Navigateur web
tool-cli = GitHub CLI
tool-curl = cURL
tool-desktop = GitHub Desktop
tool-codespaces = Codespaces
tool-vscode = Visual Studio Code
platform-mac = Mac
platform-windows = Windows
platform-linux = Linux

# Page affichée quand l’adresse n’existe pas
not-found-title = Page introuvable
not-found-text = Il n’y a pas de page à cette adresse. Elle a peut-être été déplacée, ou n’existe pas dans cette version.
not-found-home = Aller à la page d’accueil

# Page affichée à une ancienne adresse
redirect-title = Cette page a été déplacée
redirect-text = Elle se trouve maintenant à l’adresse { $target }.

# Au bas d’une page
edit-page = Modifier cette page
view-as-markdown = Afficher en Markdown
