# Ce que les contrôles constatent. Le message anglais du même nom est le modèle auquel on reconnaît la phrase anglaise.

# Noms
noun-data = variable ou texte réutilisable
noun-link = lien
noun-image = image
noun-icon = icône
noun-code = code
noun-html = élément HTML
noun-tag = balise
noun-footnote = note de bas de page
noun-id = id
noun-title = titre
noun-heading = titre
noun-paragraph = paragraphe
noun-step = étape numérotée
noun-bullet = puce
noun-code-block = bloc de code
noun-html-block = bloc HTML
noun-table-header = en-tête de tableau
noun-table-row = ligne de tableau
noun-quotation = citation
noun-rule = ligne de séparation
noun-note = note
noun-tip = conseil
noun-important = avis important
noun-warning = avertissement
noun-caution = mise en garde

# Listes
list-times = { $name } ({ $count } fois)
list-separator = { ", " }
list-sentences = { " ; " }
list-more = { $names } et { $count } de plus

# Éléments à conserver
placeable-instead = Là où la source a { $others } ({ $kind }), la traduction a { $names }
placeable-missing = Manque dans la traduction ({ $kind }) : { $names }
placeable-extra = Absent de la source à cet endroit ({ $kind }) : { $names }
placeable-less-and-more = La traduction a moins souvent que la source { $names } et plus souvent { $others } ({ $kind })
placeable-more = La traduction a plus souvent que la source ({ $kind }) : { $names }
placeable-less = La traduction a moins souvent que la source ({ $kind }) : { $names }
repeated = La traduction a plus souvent que la source : { $names }
autotitle = Dans la source, le texte du lien vers { $name } est { $other }
autotitle-unresolved = AUTOTITLE mène à une page qui n’existe pas

# Structure
blocks-missing = Il manque { $count } blocs à la traduction ; premier bloc : { $block }
block-missing = Manque dans la traduction : { $block }
blocks-obsolete = La traduction a { $count } blocs que la source n’a pas ; premier bloc : { $block }
block-obsolete = Absent de la source : { $block }
blocks-moved = { $count } blocs se trouvent ailleurs que dans la source
block-moved = Un bloc se trouve ailleurs que dans la source
heading-level = Titre de niveau { $count }, de niveau { $number } dans la source
row-cells = Ligne de tableau de longueur { $count } ; dans la source, { $number }
block-kind = Ici : { $block } ; dans la source : { $otherblock }
nesting = À la profondeur { $count } dans les listes et les citations, { $number } dans la source
empty = Sans texte : { $block }
numbering = Ces étapes commencent à { $count }, dans la source à { $number }
alignment = Les colonnes de ce tableau ne sont pas alignées comme dans la source
joined = { $name } commence une ligne dans la source, et pas ici

# Code et texte
code-words = Ce code a { $names } là où la source a { $others }
code-fewer = Il manque à ce code, par rapport à la source : { $names }
code-more = Ce code a en plus de la source : { $names }
code-language = Ce code est marqué { $name }, dans la source { $other }
untranslated-words = { $count } mots ne sont pas traduits
untranslated-all = La traduction est identique à sa source
emphasis-shown = Les astérisques s’affichent tels quels, car cette mise en valeur ne se ferme pas
emphasis-missing = Rien n’est en gras ici, alors que la source a des mots en gras

# Conditions
condition = Affiché pour { $name }, dans la source pour { $other }
branch-empty = La branche { $name } est vide ; dans la source, elle ne l’est pas
scope-extra = Ces versions voient { $names }, que leur source n’a pas ici
scope-missing = Ces versions ne voient pas { $names }, que leur source a ici
scope-both = Ces versions voient { $names }, que leur source n’a pas ici, ou ne voient pas { $others }, que leur source a ici
scope-exchanged = Ces versions voient { $names } à l’inverse
branch-dead = Aucune version ne prend la branche { $name }
condition-needless = Toutes les versions de ce texte prennent la branche { $name }
name-undefined = Il n’y a ni plan ni fonctionnalité { $name }
release-unknown = { $name } n’a pas de version { $release }
retired-always = Sans { $version }, { $name } est toujours vrai
retired-never = Sans { $version }, { $name } n’est jamais vrai
retired-more = Sans { $version }, { $name } en dit plus qu’il ne faut
retired-all = Sans { $version }, { $name } choisit toutes les versions
retired-page = Sans { $version }, cette page n’est dans aucune version

# Front matter et fichiers
field-missing = La traduction n’a pas { $name }
field-other = { $name } vaut { $other } ; dans la source, { $third }
versions-other = { $name } choisit d’autres versions que la source
key-twice = La clé { $name } figure deux fois
front-matter-open = Le front matter qui commence ici ne finit pas
quote-open = Une valeur entre guillemets ne finit pas où elle devrait
quote-needed = Une valeur sans guillemets commence par { $name }
translation-missing = Il n’y a pas de traduction en { $locale } : { $name } n’existe pas
source-missing = Il n’y a pas de source : { $name } n’existe pas
source-data-missing = Il n’y a pas de source : le dossier de données n’a pas { $name }
source-entry-missing = La source n’a pas d’entrée { $name }
field-text = { $name } doit être un texte, mais c’est une liste
field-list = { $name } doit être une liste, mais c’est un dictionnaire

# Dommages
tag-damaged = { $name } n’est pas une balise : les lecteurs la voient
tag-unknown = Il n’y a pas de balise { $name }
tag-nameless = Une balise sans nom
tag-open = { $name } n’est jamais fermé
tag-stray = { $name } n’appartient à rien
range-operator = L’intervalle dans { $name } n’a pas d’opérateur isolé
condition-unreadable = { $name } n’est pas une condition : un nom, un texte entre guillemets ou un nombre est attendu
filter-unknown = Il n’y a pas de filtre { $name } ; la valeur reste inchangée
octicon-unknown = Il n’y a pas d’icône { $name }
merge-left = { $name } est resté d’une fusion
mark-left = { $name } est resté d’un système de traduction
repaired = Ce passage est endommagé ; les lecteurs voient { $name } à sa place
repaired-without = Ce passage est endommagé ; les lecteurs voient la page sans lui
tag-arguments = { $name } est illisible : { $other } n’est pas attendu
tag-parameter = { $name } est illisible : { $other } n’est pas un paramètre de boucle
tag-without-name = { $name } sans nom
tag-without-path = { $name } sans chemin
tag-without = { $name } sans { $other }
tag-no-arguments = { $name } ne prend pas d’argument, donc pas { $other }
tag-no-loop = { $name } n’est pas une boucle
octicon-without-name = { $name } sans nom entre guillemets droits
expression-unexpected = { $name } n’est pas une expression : { $other } n’est pas attendu
expression-expected = { $name } n’est pas une expression : un nom, un texte entre guillemets ou un nombre est attendu
value-expected = Un nom, un texte entre guillemets ou un nombre est attendu
partial-missing = Il n’y a pas de fragment { $name } ; rien ne s’affiche à sa place

# Données et liens
data-missing = Il n’y a pas d’entrée de données { $name }
data-unused = Rien n’utilise { $name }
data-cycle = { $name } ramène à { $other }, qui l’inclut
page-missing = Il n’y a pas de page { $name }
fragment-missing-in-versions = Dans ces versions, { $other } n’a pas { $name }
fragment-missing-here-in-versions = Dans ces versions, cette page n’a pas { $name }
fragment-missing-here = Cette page n’a pas { $name }
fragment-missing = { $other } n’a pas { $name }
version-missing = { $name } nomme une version qui n’existe pas
not-in-versions = { $name } n’est pas dans ces versions
address-moved = { $name } a été déplacé vers { $other }
file-missing = Il n’y a pas de fichier { $name }
child-missing = Il n’y a pas de page pour l’enfant { $name }
child-repeated = { $name } figure déjà dans la liste
page-unreached = Aucune page d’index ne cite cette page dans ses { $name }
address-begin = { $name } doit commencer par { $other }
address-outside = { $name } mène hors du site
address-none = { $name } n’est pas l’adresse d’une page : elle ne commence ni par { $other } ni par { $third }

# Conseils
advice-meant = Vouliez-vous dire { $name } ?
advice-write = Écrivez { $name }
advice-add = Ajoutez { $name }, qui manque
advice-close = Ajoutez { $name } à la fin du bloc
advice-remove = Supprimez-le
advice-remove-or-open = Supprimez-la, ou ajoutez la balise qui ouvre le bloc
advice-unwrap = Gardez le texte et supprimez les balises
advice-remove-branch = Supprimez la branche et son texte
advice-not-meant = Aucune des versions de ce texte n’est visée
advice-earlier-branch = Les versions visées prennent une branche précédente, ou n’ont pas ce texte
advice-candidates = Dans la source, mais pas ici : { $names }
advice-own-line = Mettez-le sur une ligne à part
advice-raw = Mettez entre { $name } et { $other } le texte qui ressemble seulement à du Liquid
advice-repair = { $name } répare le fichier ; construite avec { $other }, la page montre ici sa source
advice-page-of = Leurs lecteurs voient la page de { $version }
advice-no-page = Aucune page n’a l’adresse { $name }
advice-blanks = Une balise commence par { $name } et finit par { $other }, sans espace à l’intérieur
advice-line = Ajoutez une ligne { $name } après le dernier champ
advice-index = Ajoutez-la à { $name } dans la page d’index de son dossier
advice-close-quote = Fermez le guillemet à la fin de la valeur, et écrivez { $name } pour un guillemet à l’intérieur
advice-merge = Gardez l’un des deux côtés, et supprimez les lignes de la fusion
advice-follows = Omettez la version : un lien suit son lecteur
advice-release = Citez-la sous { $name } ou { $other } du plan, ou corrigez le numéro
advice-remove-too = Supprimez-la, dans les traductions aussi
advice-remove-with = Supprimez-la avec ses traductions
advice-untranslated = Supprimez le fichier ; une page propre à cette locale va sous { $name }
advice-rename = Renommez ou supprimez l’un des deux fichiers
advice-one-of = Supprimez l’un des deux { $name }
advice-key = Supprimez cette clé
advice-quote-list = Mettez la valeur entre guillemets : YAML lit { $name } comme le début d’une liste
advice-quote-map = Mettez la valeur entre guillemets : YAML lit { $name } comme le début d’un dictionnaire
