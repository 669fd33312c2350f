//! Phrases that pages carry around their articles, written folded and with bars between, by what they are a sign of.
//!
//! A row is the reason for which such a line is removed, whether the article seldom goes on behind it, and the phrases.

use crate::model::Reason;

/// Phrases that are a line of their own.
pub(super) const WHOLE: &[(Reason, bool, &str)] = &[
    (
        Reason::OtherArticles,
        true,
        "\
        related articles|related article|related stories|related story|related news|related content|\
        related posts|related topics|related coverage|related|related reading|trending|trending now|\
        trending news|trending stories|trending articles|trending topics|most read|most popular|most viewed|\
        most shared|most watched|most commented|most recent|popular|popular now|popular stories|\
        popular articles|popular posts|popular news|top stories|top story|top news|top headlines|latest news|\
        latest|latest stories|latest articles|latest posts|latest headlines|latest from|more news|more stories|\
        more articles|more headlines|more from us|more to read|more on this story|more on this topic|\
        more like this|more for you|more top stories|read more|read next|read also|also read|also on|see also|\
        see more|up next|next up|next article|previous article|next post|previous post|next story|\
        previous story|you may also like|you may like|you might also like|you might like|\
        you might be interested in|you may be interested in|recommended|recommended for you|recommended stories|\
        recommended articles|recommended reading|editors picks|editor s picks|editors pick|our picks|\
        staff picks|dont miss|do not miss|must read|must reads|in other news|in case you missed it|\
        from around the web|around the web|images from the web|from the web|elsewhere on the web|\
        sponsored stories|promoted stories|promoted content|sponsored content|what others are reading|\
        what others are saying|people are reading|people also read|readers also liked|keep reading|\
        continue reading|opinion blog interview|breaking news|recent posts|recent articles|recent news|\
        recent stories|other news|other stories|other articles|similar articles|similar stories|further reading|\
        explore more|discover more|stories you may like|news in pictures|featured|featured stories|\
        featured articles|featured posts|featured videos|lire aussi|a lire aussi|a lire|a lire egalement|\
        les plus lus|les plus lues|plus lus|dernieres actualites|derniere minute|sur le meme sujet|\
        articles lies|articles similaires|articles recents|a voir aussi|a decouvrir|voir aussi|\
        vous aimerez aussi|dans la meme rubrique|lesen sie auch|auch interessant|mehr zum thema|meistgelesen|\
        meist gelesen|das konnte sie auch interessieren|weitere artikel|weitere meldungen|neueste artikel|\
        aktuelle nachrichten|verwandte artikel|mehr lesen|zum thema|lea tambien|lee tambien|le puede interesar|\
        te puede interesar|lo mas leido|lo mas visto|noticias relacionadas|mas noticias|ultimas noticias|\
        tambien te puede interesar|articulos relacionados|mas informacion|temas relacionados|leggi anche|\
        potrebbe interessarti|potrebbe interessarti anche|articoli correlati|i piu letti|ultime notizie|\
        notizie correlate|leia tambem|veja tambem|mais lidas|leia mais|mais noticias|lees ook|lees meer|\
        meest gelezen|meer nieuws|gerelateerde artikelen|czytaj tez|czytaj takze|zobacz takze|zobacz tez|\
        najczesciej czytane|przeczytaj takze|polecane|las ocksa|mest last|relaterat|les ogsa|mest lest|les mer|\
        laes ogsa|mest laeste|lue myos|luetuimmat|baca juga|berita terkait|terpopuler|ilgili haberler|\
        son haberler|cok okunanlar|citeste si|cele mai citite|citeste mai mult|читаите также|читать также|\
        самое читаемое|популярное|новости по теме|последние новости|читаите|останні новини|читаите також|相关新闻|\
        相关阅读|関連記事|اقرأ أيضا|اقرا ايضا|مواضيع ذات صلة\
        ",
    ),
    (
        Reason::Tags,
        true,
        "\
        tags|topics|topic|tag|filed under|in this article|related tags|article tags|keywords|themes|mots cles|\
        schlagworte|etiquetas|temas|more about|more on|mentioned in this article|people|places\
        ",
    ),
    (
        Reason::Interaction,
        false,
        "\
        share|share this|share this article|share this story|share article|share on facebook|share on twitter|\
        share on x|share on linkedin|share on whatsapp|share via email|share link|share full article|\
        share options|share save|save|save article|save story|bookmark|print|print this article|email|\
        email this article|e mail|copy link|copy url|link copied|copied|facebook|twitter|x|whatsapp|linkedin|\
        pinterest|reddit|telegram|instagram|youtube|tiktok|threads|bluesky|flipboard|messenger|tumblr|pocket|\
        sms|tweet|pin|pin it|post|like|follow|follow us|follow us on|follow us on google news|connect us on|\
        connect with us|comment|comments|comment now|leave a comment|leave a reply|add a comment|post a comment|\
        post comment|view comments|show comments|read comments|join the conversation|join the discussion|\
        give feedback|feedback|report|report an error|listen|listen to this article|listen to article|play|\
        pause|watch|watch now|gift this article|gift article|give this article|reprints|request a correction|\
        close|open|cancel|reply|load more|load more comments|show more|show less|view more|view all|see all|\
        see full bio|expand|text size|font size|aa|back to top|return to top|scroll to top|scroll down|scroll|\
        swipe|submit|send|ok|yes|no|share your feedback|loading|loading comments|advertisement skip|partager|\
        partager sur facebook|imprimer|commenter|commentaires|envoyer|ecouter|teilen|drucken|kommentare|merken|\
        kommentieren|anhoren|compartir|imprimir|comentarios|comentar|escuchar|condividi|stampa|commenti|ascolta|\
        compartilhar|compartilhe|delen|reacties|udostepnij|komentarze|dela|del|поделиться|комментарии|name|\
        your message|website|your email address will not be published|view full post on youtube|\
        view this post on instagram|toggle caption|hide caption|enlarge this image|view gallery|view slideshow|\
        full screen|original story|most liked|newest|oldest|best|sort by|log in to comment|\
        start the conversation|be the first to comment|most reactions\
        ",
    ),
    (
        Reason::Navigation,
        false,
        "\
        menu|left menu|right menu|main menu|primary menu|mobile menu|search|search for|home|homepage|\
        skip to content|skip to main content|skip to navigation|skip to footer|skip to article|navigation|\
        main navigation|toggle navigation|sections|all sections|sectors|editions|edition|other links|\
        other products|quick links|useful links|categories|category|politics|world|business|sport|sports|\
        opinion|tech|technology|science|health|culture|entertainment|lifestyle|video|videos|photos|podcasts|\
        podcast|news|local|national|international|global|weather|market data|markets|more|explore|about|\
        about us|our story|login|log in|sign in|sign out|my account|account|my profile|jobs|careers|help|faq|\
        faqs|support|shop|store|games|puzzles|crosswords|obituaries|classifieds|archive|archives|rss|sitemap|\
        site map|site index|devshots|connect|language|english|accueil|rechercher|recherche|se connecter|\
        connexion|startseite|suche|suchen|anmelden|inicio|buscar|iniciar sesion|cerca|accedi|zoeken|szukaj|\
        zaloguj|go to|back|next|previous|prev|top|e paper|epaper|live|live tv|watch live|our network|network|\
        services|products|resources|company|information|follow topics|site navigation|open menu|close menu|\
        open search\
        ",
    ),
    (
        Reason::Subscription,
        false,
        "\
        subscribe|subscribe now|subscribe today|subscription|subscriptions|newsletter|newsletters|sign up|\
        sign up now|register|register now|subscribe to our newsletter|get our newsletter|get the newsletter|\
        daily newsletter|become a member|membership|donate|donate now|support us|get the app|download the app|\
        download our app|try for free|start free trial|already a subscriber|already a member|\
        unlimited digital access|s abonner|abonnez vous|je m abonne|inscrivez vous|abonnieren|jetzt abonnieren|\
        suscribete|suscribirse|abbonati|assine|abonneer|prenumerera|подписаться|email address|your email|\
        enter your email|email sign up|newsletter sign up|newsletter signup|stay informed|stay up to date\
        ",
    ),
    (
        Reason::Advertisement,
        false,
        "\
        advertisement|advertisements|ad|ads|advertising|advert|sponsored|sponsored by|promoted|\
        story continues below advertisement|article continues below advertisement|\
        article continues after advertisement|article continues below|story continues below|story continues|\
        advertisement scroll to continue|continue reading below|paid content|partner content|publicite|\
        la suite apres cette publicite|anzeige|werbung|publicidad|pubblicita|publicidade|advertentie|reklama|\
        annons|annonse|annonce|реклама|ad feedback|skip ad|remove ads\
        ",
    ),
    (
        Reason::Contact,
        false,
        "\
        contact|contact us|contacts|contact information|contactez nous|kontakt|contacto|contatti|contato|\
        impressum|press|press office|write to us|send us a tip|get in touch|advertise|advertise with us\
        ",
    ),
    (
        Reason::Legal,
        false,
        "\
        privacy|privacy policy|privacy notice|terms|terms of use|terms of service|terms and conditions|\
        terms conditions|cookie policy|cookies|cookie settings|cookie preferences|manage cookies|disclaimer|\
        legal|legal notice|copyright|all rights reserved|do not sell my personal information|\
        do not sell or share my personal information|your privacy choices|accessibility|accessibility statement|\
        ad choices|adchoices|mentions legales|politique de confidentialite|datenschutz|agb|aviso legal|\
        politica de privacidad|privacidad|informativa privacy|ethics policy|corrections policy|editorial policy|\
        editorial guidelines|code of ethics|accept|accept all|reject all|i agree|california privacy rights|\
        imprint|consent preferences\
        ",
    ),
    (
        Reason::AuthorNote,
        false,
        "\
        about the author|about the authors|author|authors|about author|written by|uber den autor|\
        a propos de l auteur|sobre el autor|sull autore|see more from this author|view all posts|\
        view more posts|more from this author|more by this author\
        ",
    ),
];

/// Phrases that lines begin with.
pub(super) const START: &[(Reason, bool, &str)] = &[
    (
        Reason::OtherArticles,
        false,
        "\
        read more|read also|also read|see also|related|recommended|lire aussi|a lire aussi|lesen sie auch|\
        lea tambien|lee tambien|leggi anche|leia tambem|lees ook|czytaj tez|baca juga|more from|more on|more in|\
        most read in|most popular in|latest from|latest in|trending in|up next|dont miss|must read|watch|\
        читаите также|mehr zum thema|plus d articles|next read|previously|in pictures|best of|top stories|\
        top news|popular in|stories from|you may also like|you might also like|in case you missed\
        ",
    ),
    (
        Reason::Interaction,
        false,
        "\
        share this|share on|share your|share via|click here to|click to|tap to|follow us|follow me on|\
        follow the|listen to this|listen to the|join our|join the conversation|leave a|like us on|find us on|\
        have a tip|have something to|what do you think|let us know|tell us|report a|report an|view comments|\
        comments|partagez|suivez nous|folgen sie uns|siguenos|seguici\
        ",
    ),
    (
        Reason::Subscription,
        false,
        "\
        subscribe to|sign up for|sign up to|subscribe for|subscribe and|register to|register for free|\
        get the latest|get our|get all the|get more|get unlimited|already have an account|already a subscriber|\
        dont have an account|create an account|create a free|log in to|login to|sign in to|to continue reading|\
        continue reading your|enjoy unlimited|welcome to|thank you for reading|thanks for reading|\
        thank you for signing up|thank you for subscribing|stay up to date|stay informed|stay on top|\
        support independent|support our|become a|download the|inscrivez vous|abonnez vous|recevez|suscribete|\
        registrate|iscriviti|enter your email|by signing up|by subscribing|by clicking|by submitting|\
        by entering|you have reached your|you ve reached your|this content is for subscribers|never miss a\
        ",
    ),
    (
        Reason::Legal,
        false,
        "\
        copyright|c copyright|c 20|all rights reserved|this material may not be published|we use cookies|\
        this website uses cookies|this site uses cookies|we and our partners|this site is protected by|\
        tous droits reserves|alle rechte vorbehalten|todos los derechos reservados|tutti i diritti riservati|\
        todos os direitos reservados\
        ",
    ),
    (
        Reason::Contact,
        false,
        "\
        email info|phone|tel|telephone|fax|email|contact us|call us|write to us|contact the newsroom|send tips|\
        reach the author|reach out to|p o box\
        ",
    ),
    (
        Reason::Tags,
        false,
        "\
        tags|topics|filed under|tagged|keywords|hashtags|labels|posted in|categories|category\
        ",
    ),
    (
        Reason::PictureCredit,
        false,
        "\
        photo|photo by|photo credit|photos by|photograph|photograph by|image|image credit|image source|\
        image credits|picture|picture by|credit|credits|file photo|file image|representative image|\
        representational image|representational photo|getty images|reuters file|ap photo|afp photo|\
        illustration by|photo illustration|graphic|video by|courtesy of|courtesy|source ap|foto|bild|\
        credit photo|crédit photo|imagen|image courtesy|screenshot\
        ",
    ),
    (
        Reason::AuthorNote,
        false,
        "\
        about the author|follow him on|follow her on|the author is|the writer is|written by|email the author\
        ",
    ),
    (
        Reason::Advertisement,
        false,
        "\
        advertisement|sponsored|paid for by|this advertisement|article continues|story continues\
        ",
    ),
    (
        Reason::Interaction,
        false,
        "\
        rss|linkedin|facebook|twitter|whatsapp|instagram|youtube\
        ",
    ),
];

/// Phrases that may stand anywhere in a line.
pub(super) const INSIDE: &[(Reason, bool, &str)] = &[
    (
        Reason::PictureDisclaimer,
        false,
        "\
        ai generated and does not depict|image is ai generated|ai generated image|images are ai generated|\
        picture is ai generated|photo is ai generated|illustration is ai generated|\
        created for illustrative purposes|for illustrative purposes only|for illustration purposes only|\
        for representational purposes only|for representation purposes only|for representative purposes only|\
        used for representational purpose|image generated by ai|generated with ai|generated using ai|symbolbild|\
        image d illustration|imagen ilustrativa|immagine di repertorio\
        ",
    ),
    (
        Reason::PictureCredit,
        false,
        "\
        via getty images|getty images|ap photo|afp photo|reuters file photo|file photo|afp via|epa efe|\
        shutterstock|istock|alamy stock photo|associated press file|photo courtesy|image credit|photo credit|\
        pool photo via|hand out via|handout via\
        ",
    ),
    (
        Reason::Legal,
        false,
        "\
        all rights reserved|privacy policy|terms of use|terms of service|terms and conditions|cookie policy|\
        may not be published broadcast rewritten|is not responsible for the content of external|opt out of|\
        these cookies|cookies are necessary|uses cookies|cookie preferences|use of cookies|targeting cookies|\
        user agreement|tous droits reserves|alle rechte vorbehalten|todos los derechos reservados|\
        tutti i diritti riservati|registered trademark|protected by recaptcha\
        ",
    ),
    (
        Reason::Subscription,
        false,
        "\
        subscribe to our newsletter|sign up for our|sign up to our|sign up for the|sign up here|our newsletter|\
        free newsletter|daily newsletter|weekly newsletter|newsletter sent|delivered to your inbox|\
        to your inbox|in your inbox|subscribe now|subscribe today|free trial|for subscribers only|\
        download our app|whatsapp channel|telegram channel|push notifications\
        ",
    ),
    (
        Reason::Advertisement,
        false,
        "\
        we may earn a commission|we may earn commission|may earn an affiliate|affiliate commission|\
        affiliate links|earn a commission|ad feedback|was this page helpful\
        ",
    ),
    (
        Reason::Interaction,
        false,
        "\
        share on facebook|share on twitter|opens in new window|opens in a new|click here to|reply permalink|\
        view this post on|view on twitter|log in to leave a comment|must be logged in to post|\
        required fields are marked\
        ",
    ),
    (
        Reason::AuthorNote,
        false,
        "\
        follow him on twitter|follow her on twitter|follow him on x|follow her on x|can be reached at|\
        is a freelance writer|view all posts by\
        ",
    ),
];
