// made by tests/types.mjs from `rabta openapi`; do not edit
export interface paths {
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with password and second factor */
        post: operations["post_session"];
        /** Sign out */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by a one-time link and set a password */
        post: operations["post_session_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom one can be in the demonstration */
        get: operations["get_session_demo"];
        put?: never;
        /** Be somebody of the demonstration (loopback only) */
        post: operations["post_session_demo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change your name, language or time zone */
        patch: operations["patch_me"];
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change your password; other sessions end */
        post: operations["post_me_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor/offer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Offer a new second factor */
        post: operations["post_me_second_factor_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set up the second factor that was offered */
        post: operations["post_me_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes; the former ones end */
        post: operations["post_me_recovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to your account */
        get: operations["get_me_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your keys */
        get: operations["get_me_keys"];
        put?: never;
        /** Make a key */
        post: operations["post_me_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw a key */
        delete: operations["delete_me_keys_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits for me */
        get: operations["get_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find words in what you can see */
        get: operations["get_search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is new in what you watch */
        get: operations["get_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notifications/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark as seen */
        post: operations["post_notifications_seen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The teams of this hub */
        get: operations["get_teams"];
        put?: never;
        /** Open a desk */
        post: operations["post_teams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of a team */
        get: operations["get_teams_id_people"];
        put?: never;
        /** Give a seat at the desk */
        post: operations["post_teams_id_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days without office */
        get: operations["get_teams_id_holidays"];
        put?: never;
        /** Enter a holiday; open deadlines move and say so */
        post: operations["post_teams_id_holidays"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts */
        get: operations["get_people"];
        put?: never;
        /** Invite somebody: administrators to any place, who keeps a desk to that desk */
        post: operations["post_people"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link to set a new password and second factor */
        post: operations["post_people_id_reset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes, as Server-Sent Events */
        get: operations["get_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home/lead": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the desks that you keep have before them */
        get: operations["get_home_lead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A desk as its team keeps it */
        get: operations["get_teams_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Keep a desk: signature, hours, calendar; open deadlines move and say so */
        patch: operations["patch_teams_id"];
        trace?: never;
    };
    "/api/v1/teams/{id}/holidays/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It is no holiday; open deadlines move and say so */
        delete: operations["delete_teams_id_holidays_day"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which open deadlines the calendar moved, from when to when */
        get: operations["get_teams_id_moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long each step may take */
        get: operations["get_teams_id_targets"];
        /** Set them; what runs already keeps its own */
        put: operations["put_teams_id_targets"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take the seats at the desk */
        delete: operations["delete_teams_id_people_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/left": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody left: seats, sessions and keys end, the work goes back */
        post: operations["post_people_id_left"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Saved views, yours and your teams' */
        get: operations["get_views"];
        put?: never;
        /** Save a view */
        post: operations["post_views"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Drop a saved view */
        delete: operations["delete_views_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The templates of your teams */
        get: operations["get_templates"];
        put?: never;
        /** Keep a template */
        post: operations["post_templates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One template */
        get: operations["get_templates_id"];
        put?: never;
        post?: never;
        /** Drop a template */
        delete: operations["delete_templates_id"];
        options?: never;
        head?: never;
        /** Change a template */
        patch: operations["patch_templates_id"];
        trace?: never;
    };
    "/api/v1/templates/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A template filled in for a record */
        get: operations["get_templates_id_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who else looks at it now */
        get: operations["get_records_id_presence"];
        put?: never;
        /** Say that you are here */
        post: operations["post_records_id_presence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One thing to many records; each that fails says why, the rest is done */
        post: operations["post_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the installation is */
        get: operations["get_admin_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work that was given up */
        get: operations["get_admin_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/jobs/{id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run it again */
        post: operations["post_admin_jobs_id_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How mail leaves */
        get: operations["get_admin_mail"];
        /** Set how mail leaves */
        put: operations["put_admin_mail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/mail/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the test arrived, by the code in it */
        post: operations["post_admin_mail_received"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/mail/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send yourself a test */
        post: operations["post_admin_mail_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first hour: what is done and what is not */
        get: operations["get_admin_setup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/setup/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Do without a step, or take it up again */
        put: operations["put_admin_setup_step"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/site": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What everybody outside sees of this hub */
        get: operations["get_admin_site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Name this hub, switch its public pages on or off */
        patch: operations["patch_admin_site"];
        trace?: never;
    };
    "/api/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on its way out, of your teams */
        get: operations["get_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release what is held, or what is for one organisation: 500 at most, oldest first; again for the rest */
        post: operations["post_outbox_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/door": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether mail leaves, and where to */
        get: operations["get_outbox_door"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A message as the other side will have it */
        get: operations["get_outbox_id_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}/files/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that goes with it; 0 is the first */
        get: operations["get_outbox_id_files_n"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a held message */
        put: operations["put_outbox_id"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let it go; it leaves 20 s later */
        post: operations["post_outbox_id_release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}/hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo the release, while it has not left */
        post: operations["post_outbox_id_hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It shall not leave */
        post: operations["post_outbox_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What makes messages, and which leave by themselves */
        get: operations["get_outbox_rules"];
        /** Let the messages of a rule leave by themselves, once it earned that, or no longer */
        put: operations["put_outbox_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/openpgp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The OpenPGP key of a desk */
        get: operations["get_teams_id_openpgp"];
        put?: never;
        /** A new key for the desk: made here, or taken; the former one still opens what comes */
        post: operations["post_teams_id_openpgp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inmail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mail that came to your teams and is no part of a record */
        get: operations["get_inmail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inmail/{id}/raw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The message as it came */
        get: operations["get_inmail_id_raw"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inmail/{id}/let-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is not noise: into the inbox */
        post: operations["post_inmail_id_let_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inmail/{id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put it away; it goes after 30 days */
        post: operations["post_inmail_id_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/mail-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How mail comes in */
        get: operations["get_admin_mail_in"];
        /** Set how mail comes in */
        put: operations["put_admin_mail_in"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/mail-in/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for mail now */
        post: operations["post_admin_mail_in_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your webhooks */
        get: operations["get_webhooks"];
        put?: never;
        /** Be told of changes at an address */
        post: operations["post_webhooks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Be told no longer */
        delete: operations["delete_webhooks_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List whatever you can see */
        get: operations["get_records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The common part of one, by id or reference */
        get: operations["get_records_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you may do now, and why not the rest */
        get: operations["get_records_id_acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/acts/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do it */
        post: operations["post_records_id_acts_verb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The timeline */
        get: operations["get_records_id_timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a note to the team */
        post: operations["post_records_id_notes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to the reporter, or as the reporter to the team */
        post: operations["post_records_id_replies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say who works on it */
        post: operations["post_records_id_assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whom it waits for, until when */
        post: operations["post_records_id_waiting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/audience": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who can see this */
        get: operations["get_records_id_audience"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/deadlines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its clocks and how their dates came about */
        get: operations["get_records_id_deadlines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it is connected to */
        get: operations["get_records_id_links"];
        put?: never;
        /** Connect it */
        post: operations["post_records_id_links"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/links/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a connection away */
        delete: operations["delete_records_id_links_link"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The team's labels */
        get: operations["get_records_id_labels"];
        /** Set the team's labels */
        put: operations["put_records_id_labels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Be told, or no longer */
        put: operations["put_records_id_watch"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its files */
        get: operations["get_records_id_attachments"];
        put?: never;
        /** Add files (multipart/form-data) */
        post: operations["post_records_id_attachments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes, as a download */
        get: operations["get_attachments_id_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bytes in a ZIP, under a name that nothing runs */
        get: operations["get_attachments_id_archive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}/image": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A small copy of a PNG, JPEG, GIF or WebP, made in a process of its own, with nothing else of the file in it */
        get: operations["get_attachments_id_image"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/attachments/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The first 64 KiB of a file that is text */
        get: operations["get_attachments_id_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/routes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where it was routed and how far it got */
        get: operations["get_records_id_routes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/parts/{id}/acts/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge, accept, refuse or withdraw a route */
        post: operations["post_parts_id_acts_verb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List reports */
        get: operations["get_reports"];
        put?: never;
        /** Open one of the reports */
        post: operations["post_reports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the reports, by id or reference */
        get: operations["get_reports_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one of the reports */
        patch: operations["patch_reports_id"];
        trace?: never;
    };
    "/api/v1/reports/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reports as CSV */
        get: operations["get_reports_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List organisations */
        get: operations["get_organisations"];
        put?: never;
        /** Open one of the organisations */
        post: operations["post_organisations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the organisations, by id or reference */
        get: operations["get_organisations_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one of the organisations */
        patch: operations["patch_organisations_id"];
        trace?: never;
    };
    "/api/v1/organisations/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisations as CSV */
        get: operations["get_organisations_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List messages */
        get: operations["get_messages"];
        put?: never;
        /** Open one of the messages */
        post: operations["post_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the messages, by id or reference */
        get: operations["get_messages_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one of the messages */
        patch: operations["patch_messages_id"];
        trace?: never;
    };
    "/api/v1/messages/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The messages as CSV */
        get: operations["get_messages_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List incidents */
        get: operations["get_incidents"];
        put?: never;
        /** Open one of the incidents */
        post: operations["post_incidents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the incidents, by id or reference */
        get: operations["get_incidents_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one of the incidents */
        patch: operations["patch_incidents_id"];
        trace?: never;
    };
    "/api/v1/incidents/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The incidents as CSV */
        get: operations["get_incidents_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List alerts */
        get: operations["get_alerts"];
        put?: never;
        /** Open one of the alerts */
        post: operations["post_alerts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the alerts, by id or reference */
        get: operations["get_alerts_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one of the alerts */
        patch: operations["patch_alerts_id"];
        trace?: never;
    };
    "/api/v1/alerts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The alerts as CSV */
        get: operations["get_alerts_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List cases */
        get: operations["get_cases"];
        put?: never;
        /** Open one of the cases */
        post: operations["post_cases"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the cases, by id or reference */
        get: operations["get_cases_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one of the cases */
        patch: operations["patch_cases_id"];
        trace?: never;
    };
    "/api/v1/cases/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases as CSV */
        get: operations["get_cases_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List advisories */
        get: operations["get_advisories"];
        put?: never;
        /** Open one of the advisories */
        post: operations["post_advisories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the advisories, by id or reference */
        get: operations["get_advisories_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one of the advisories */
        patch: operations["patch_advisories_id"];
        trace?: never;
    };
    "/api/v1/advisories/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The advisories as CSV */
        get: operations["get_advisories_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is on duty at your desks, and the next hand-over */
        get: operations["get_home_duty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roster: who is on duty from when until when, and the gaps */
        get: operations["get_teams_id_duty"];
        /** Set the pattern of the roster and the minutes of its lines */
        put: operations["put_teams_id_duty"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/duty/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A single shift over the pattern: a swap, a holiday */
        post: operations["post_teams_id_duty_shifts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/duty/shifts/{shift}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** The pattern stands again */
        delete: operations["delete_teams_id_duty_shifts_shift"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/duty/swap": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Two turns change places */
        post: operations["post_teams_id_duty_swap"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/duty/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the duty to the next one, with a word */
        post: operations["post_teams_id_duty_hand_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/home/orphans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is open and nobody's, as the nightly look found it */
        get: operations["get_home_orphans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orphans/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it over for the desk that was told of it */
        post: operations["post_orphans_id_take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether you have a calendar link, and when it was fetched */
        get: operations["get_me_calendar"];
        put?: never;
        /** Make one; the former one ends */
        post: operations["post_me_calendar"];
        /** End it */
        delete: operations["delete_me_calendar"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where it could go, the likeliest first, with reasons and how fresh the contact is */
        get: operations["get_reports_id_candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sectors */
        get: operations["get_sectors"];
        put?: never;
        /** Add a sector */
        post: operations["post_sectors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sectors/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take away one that no organisation has */
        delete: operations["delete_sectors_code"];
        options?: never;
        head?: never;
        /** Give it another name */
        patch: operations["patch_sectors_code"];
        trace?: never;
    };
    "/api/v1/organisations/{id}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to reach there, in order of use */
        get: operations["get_organisations_id_contacts"];
        put?: never;
        /** Add a contact */
        post: operations["post_organisations_id_contacts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/contacts/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a contact away */
        delete: operations["delete_organisations_id_contacts_row"];
        options?: never;
        head?: never;
        /** Change a contact */
        patch: operations["patch_organisations_id_contacts_row"];
        trace?: never;
    };
    "/api/v1/organisations/{id}/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its networks, domains and ASNs, with proof and overlaps */
        get: operations["get_organisations_id_assets"];
        put?: never;
        /** Add or claim a network, domain or ASN */
        post: operations["post_organisations_id_assets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/assets/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It is no longer theirs: ends it today */
        delete: operations["delete_organisations_id_assets_row"];
        options?: never;
        head?: never;
        /** Change its proof or dates */
        patch: operations["patch_organisations_id_assets_row"];
        trace?: never;
    };
    "/api/v1/organisations/{id}/technologies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The products it uses */
        get: operations["get_organisations_id_technologies"];
        put?: never;
        /** Add a product */
        post: operations["post_organisations_id_technologies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/technologies/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It is no longer used: ends it today */
        delete: operations["delete_organisations_id_technologies_row"];
        options?: never;
        head?: never;
        /** Change it */
        patch: operations["patch_organisations_id_technologies_row"];
        trace?: never;
    };
    "/api/v1/organisations/{id}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its OpenPGP keys */
        get: operations["get_organisations_id_keys"];
        put?: never;
        /** Add a public key */
        post: operations["post_organisations_id_keys"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/keys/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a key away */
        delete: operations["delete_organisations_id_keys_row"];
        options?: never;
        head?: never;
        /** Say where it comes from */
        patch: operations["patch_organisations_id_keys_row"];
        trace?: never;
    };
    "/api/v1/organisations/{id}/edges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who serves it, whom it reports to, with dates */
        get: operations["get_organisations_id_edges"];
        put?: never;
        /** Add an edge */
        post: operations["post_organisations_id_edges"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/edges/{row}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who would no longer see what, if it ended now */
        get: operations["get_organisations_id_edges_row_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/edges/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End it today; what rested on it ends too */
        delete: operations["delete_organisations_id_edges_row"];
        options?: never;
        head?: never;
        /** Change its dates */
        patch: operations["patch_organisations_id_edges_row"];
        trace?: never;
    };
    "/api/v1/organisations/{id}/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask contacts to confirm themselves */
        post: operations["post_organisations_id_confirmations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What it was and what it became */
        get: operations["get_organisations_id_lineage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/acts/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge, rename, dissolve, or any other act on it */
        post: operations["post_organisations_id_acts_verb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What its people asked to change and waits for the desk */
        get: operations["get_organisations_id_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/changes/{row}/acts/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept or refuse it */
        post: operations["post_organisations_id_changes_row_acts_verb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sharing groups you run or belong to */
        get: operations["get_groups"];
        put?: never;
        /** Make a sharing group */
        post: operations["post_groups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them */
        get: operations["get_groups_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change it */
        patch: operations["patch_groups_id"];
        trace?: never;
    };
    "/api/v1/groups/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who belongs to it */
        get: operations["get_groups_id_members"];
        put?: never;
        /** Add a member */
        post: operations["post_groups_id_members"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/groups/{id}/members/{row}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a membership */
        delete: operations["delete_groups_id_members_row"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/responsible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is responsible for this, and whom do we call */
        get: operations["get_responsible"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom would we call now, and why */
        get: operations["get_organisations_id_call"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/reporter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the reporter's identity; the reason is kept */
        post: operations["post_reports_id_reporter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/scores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its CVSS scores, newest first; the former ones stay */
        get: operations["get_reports_id_scores"];
        put?: never;
        /** Give it a CVSS score; answers all of them */
        post: operations["post_reports_id_scores"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its SSVC decisions, newest first; the former ones stay */
        get: operations["get_reports_id_decisions"];
        put?: never;
        /** Decide by an SSVC table; answers all decisions */
        post: operations["post_reports_id_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/retest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether it is gone; by whoever reported it, or by the desk for them */
        post: operations["post_reports_id_retest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cvss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a CVSS vector says: its scores and its canonical form */
        get: operations["get_cvss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cvss/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The metrics of a CVSS version and their values */
        get: operations["get_cvss_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ssvc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The SSVC decision tables */
        get: operations["get_ssvc"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/ssvc/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A decision table: what it asks, and the outcome of every combination */
        get: operations["get_ssvc_table"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{id}/case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a case of a report that holds; its reporter takes part */
        post: operations["post_reports_id_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A further report of the same: its finder joins under the same embargo */
        post: operations["post_cases_id_reports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Embargoes that are offered to your organisation or desk */
        get: operations["get_cases_offers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/offers/{party}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree or decline; what it is about is shown after consent */
        post: operations["post_cases_offers_party"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who takes part, as far as you see it */
        get: operations["get_cases_id_parties"];
        put?: never;
        /** Ask a party in; it is offered the embargo first */
        post: operations["post_cases_id_parties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/parties/{party}/acts/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** validate, invalidate, accept, defer, close, agree, decline, deployed; the desk: call, contact, share, unshare, remove */
        post: operations["post_cases_id_parties_party_acts_verb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/chase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind all who are silent; says first whom */
        post: operations["post_cases_id_chase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/embargo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The embargo and what was proposed */
        get: operations["get_cases_id_embargo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/embargo/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose a day */
        post: operations["post_cases_id_embargo_proposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/embargo/proposals/{proposal}/acts/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** agree, disagree; the desk: accept, reject */
        post: operations["post_cases_id_embargo_proposals_proposal_acts_verb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/embargo/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it early: the word of a second person of the desk ends it */
        post: operations["post_cases_id_embargo_end"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its vulnerabilities */
        get: operations["get_cases_id_vulnerabilities"];
        put?: never;
        /** One more; answers all */
        post: operations["post_cases_id_vulnerabilities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/vulnerabilities/{vulnerability}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one; answers all */
        patch: operations["patch_cases_id_vulnerabilities_vulnerability"];
        trace?: never;
    };
    "/api/v1/cases/{id}/statuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What vendors say, as far as you see it */
        get: operations["get_cases_id_statuses"];
        put?: never;
        /** A row for one product and range of a vendor */
        post: operations["post_cases_id_statuses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/statuses/{status}/acts/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** say, share, unshare; the desk: approve, return, addendum */
        post: operations["post_cases_id_statuses_status_acts_verb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/thread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was said: to all, with one party, among the desk */
        get: operations["get_cases_id_thread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say something in one of its threads */
        post: operations["post_cases_id_words"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What merging it into another case would do; the act merge does it */
        get: operations["get_cases_id_merge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a part of it a case of its own; says first what becomes of whom */
        post: operations["post_cases_id_split"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was merged into it or split from it */
        get: operations["get_cases_id_moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/cases/{id}/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom to credit, in the order in which the reports came */
        get: operations["get_cases_id_credits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came in by every door and nobody judged yet, of your teams */
        get: operations["get_inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/noise-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose mail is noise at this desk */
        get: operations["get_teams_id_noise_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/noise-rules/drop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail of this sender is looked at again */
        post: operations["post_teams_id_noise_rules_drop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Organisations, contacts and keys from a file: a table, vCards, an OpenPGP keyring or MISP's organisations */
        post: operations["post_organisations_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports of your team */
        get: operations["get_imports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo an import, for a week */
        post: operations["post_imports_id_take_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom a choice means: organisations, addresses, who has no contact, no key, no confirmation */
        post: operations["post_alerts_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Alerts that wait for an answer of your organisations */
        get: operations["get_alerts_waiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom this one would go to, and why each */
        post: operations["post_alerts_id_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** As its recipients will see it: mail, portal, short message */
        get: operations["get_alerts_id_text"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it to yourself, through the outbox */
        post: operations["post_alerts_id_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer for your organisation; an answer can be changed */
        post: operations["post_alerts_id_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new alert to those who got this one */
        post: operations["post_alerts_id_correct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who has answered and who has not, as far as you see the lines */
        get: operations["get_alerts_id_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/ledger/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The ledger by sector or by CERT */
        get: operations["get_alerts_id_ledger_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind those who have not answered; says first whom and with what text */
        post: operations["post_alerts_id_remind"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/lines/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The story of a line */
        get: operations["get_alerts_id_lines_line"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{id}/lines/{line}/acts/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** next-contact, escalate, call, answer, note or verify */
        post: operations["post_alerts_id_lines_line_acts_verb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/alert-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the team sends alerts */
        get: operations["get_teams_id_alert_policy"];
        /** Set how the team sends alerts */
        put: operations["put_teams_id_alert_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events you can see */
        get: operations["get_events"];
        put?: never;
        /** Take in observations, a line or row each; answered when they are durable */
        post: operations["post_events"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Figures of them: by hour or day, class, feed, organisation */
        get: operations["get_events_figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest 50,000 of them as CSV, safe for spreadsheets */
        get: operations["get_events_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those that come in from now on, as Server-Sent Events */
        get: operations["get_events_stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them, with the line it came from */
        get: operations["get_events_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your desks took in of late */
        get: operations["get_event_imports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-imports/{id}/not-understood": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of it that were not understood, with the reason */
        get: operations["get_event_imports_id_not_understood"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-imports/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Events that only this import told go, those that others told too are counted lower */
        post: operations["post_event_imports_id_take_back"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-work": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your desks have under way with events */
        get: operations["get_event_work"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-work/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far one of it is */
        get: operations["get_event_work_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Mappings that your desks keep */
        get: operations["get_event_mappings"];
        put?: never;
        /** Keep one */
        post: operations["post_event_mappings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-mappings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Drop one */
        delete: operations["delete_event_mappings_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/event-mappings/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a file is, and what its rows would become */
        post: operations["post_event_mappings_try"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/unattributed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events that belong to nobody known, grouped */
        get: operations["get_events_unattributed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/outside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What your desks said is outside our constituency */
        get: operations["get_events_outside"];
        put?: never;
        /** Say so of a network, domain or ASN, and whom to tell */
        post: operations["post_events_outside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/outside/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** It is not: back into the list */
        delete: operations["delete_events_outside_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/redo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find anew whose they are, by what organisations held at their moment */
        post: operations["post_events_redo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/not-understood": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows that were not understood, by source and reason */
        get: operations["get_events_not_understood"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/not-understood/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Read them again, by another mapping or as another report */
        post: operations["post_events_not_understood_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/holders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who holds and who held it */
        get: operations["get_holders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings, last seen first */
        get: operations["get_findings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings by problem and organisation */
        get: operations["get_findings_groups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Findings as CSV: one's own organisation's, or all with the right to take lists out */
        get: operations["get_findings_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/export.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as JSON, with the evidence of each */
        get: operations["get_findings_export_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Told, answered, fixed, verified, by sector */
        get: operations["get_findings_rates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/rates/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV */
        get: operations["get_findings_rates_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What owners were told, newest first */
        get: operations["get_findings_batches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/act": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say something of findings, or of all of one problem */
        post: operations["post_findings_act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One, with its evidence and what became of it */
        get: operations["get_findings_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/finding-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How this desk tells owners of findings */
        get: operations["get_teams_id_finding_policy"];
        /** Set how this desk tells owners */
        put: operations["put_teams_id_finding_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}/finding-wish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the organisation wishes to be told of findings */
        get: operations["get_organisations_id_finding_wish"];
        /** Say how it wishes to be told */
        put: operations["put_organisations_id_finding_wish"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept how long, and how many records of your desks are past it */
        get: operations["get_retention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/{class}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set how long; another name makes a class of your own */
        put: operations["put_retention_class"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is past its time at your desks, and texts that somebody wishes out */
        get: operations["get_retention_due"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose records past their time for erasing; another person confirms */
        post: operations["post_retention_proposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/retention/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm or decline what was proposed; one of the two leads the desk */
        post: operations["post_retention_decisions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entries/{id}/erasure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose to take one text out of a timeline; its proof stays */
        post: operations["post_entries_id_erasure"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/records/{id}/erasures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was taken out of it, when and by which rule */
        get: operations["get_records_id_erasures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Known vulnerabilities */
        get: operations["get_vulnerabilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything others and we say about one */
        get: operations["get_vulnerabilities_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerabilities/{id}/affected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a version is affected, by each source */
        get: operations["get_vulnerabilities_id_affected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerability-news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Newly listed as exploited, rescored: who declared it, whether it is covered */
        get: operations["get_vulnerability_news"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerability-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take in CVE records, OSV, CSAF, KEV or EPSS: a document, or JSON lines */
        post: operations["post_vulnerability_imports"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerability-sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that are looked at on a schedule */
        get: operations["get_vulnerability_sources"];
        put?: never;
        /** Look at an address from now on */
        post: operations["post_vulnerability_sources"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerability-sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** How often, or not for now */
        put: operations["put_vulnerability_sources_id"];
        post?: never;
        /** Look at it no longer; what it said stays */
        delete: operations["delete_vulnerability_sources_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vulnerability-sources/{id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at it now */
        post: operations["post_vulnerability_sources_id_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/geo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files that say where addresses lie */
        get: operations["get_geo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/geo/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What they say of an address */
        get: operations["get_geo_address"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warning-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The warning lists */
        get: operations["get_warning_lists"];
        put?: never;
        /** Take in a list in MISP's format; the same name again is a new state of it */
        post: operations["post_warning_lists"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warning-lists/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which lists values are on */
        post: operations["post_warning_lists_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warning-lists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Drop it; it can be taken back for a week */
        delete: operations["delete_warning_lists_id"];
        options?: never;
        head?: never;
        /** Switch it on or off */
        patch: operations["patch_warning_lists_id"];
        trace?: never;
    };
    "/api/v1/warning-lists/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back one that was dropped */
        post: operations["post_warning_lists_id_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/warning-lists/{id}/other-state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo its last update, or do it again */
        post: operations["post_warning_lists_id_other_state"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/findings/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say of findings that a warning list holds whether their owners are told */
        post: operations["post_findings_look"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/from-vulnerabilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A draft of what others say about vulnerabilities, each piece with its source */
        post: operations["post_advisories_from_vulnerabilities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/from-document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A draft of a document in CSAF, OSV or the format of CVE records, which is the body */
        post: operations["post_advisories_from_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/from-text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A draft of pasted words; identifiers, vectors, addresses and known products in them are found */
        post: operations["post_advisories_from_text"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/from-case": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A draft of a case, for the desk that handles it; linked, so that its embargo holds it */
        post: operations["post_advisories_from_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Products, vulnerabilities, remedies, references, credits */
        get: operations["get_advisories_id_content"];
        /** Write them; products keep their ids */
        put: operations["put_advisories_id_content"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** All that was taken over was looked at */
        post: operations["post_advisories_id_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is missing and how it would look; what the body holds is looked at and not kept */
        post: operations["post_advisories_id_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What vendors say, as approved in the case beside it: what readers see, and more for who sees the case */
        get: operations["get_advisories_id_vendors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its published revisions */
        get: operations["get_advisories_id_revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/revisions/{n}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A revision as it was published */
        get: operations["get_advisories_id_revisions_n"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is different between two revisions, or from the one that is out */
        get: operations["get_advisories_id_difference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/letters/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom it would be mailed to, and how */
        post: operations["post_advisories_id_letters_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who got it by mail, and which revision */
        get: operations["get_advisories_id_letters"];
        put?: never;
        /** Mail it to those who are chosen and may read it; its corrections follow by themselves */
        post: operations["post_advisories_id_letters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is said about its paragraphs, for its desk alone */
        get: operations["get_advisories_id_comments"];
        put?: never;
        /** Say something about a paragraph, while it is written or in review */
        post: operations["post_advisories_id_comments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/comments/{comment}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is settled */
        post: operations["post_advisories_id_comments_comment_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/translations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin its translation: all is copied, words are marked until somebody translated them */
        post: operations["post_advisories_id_translations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/translation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its translations; of a translation its original, and what changed there since */
        get: operations["get_advisories_id_translation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/translation/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** All that is no text as the original has it now; words stay where theirs stayed */
        post: operations["post_advisories_id_translation_take_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/translation/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** These words are right as they stand */
        post: operations["post_advisories_id_translation_settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Advisories that are published and that you may read */
        get: operations["get_publications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{ref}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them, whole */
        get: operations["get_publications_ref"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{ref}/vendors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What vendors say of it, as it was approved */
        get: operations["get_publications_ref_vendors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/teams/{id}/advisory-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the team approves advisories */
        get: operations["get_teams_id_advisory_policy"];
        /** Set it */
        put: operations["put_teams_id_advisory_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CSAF: tests run over a document, as csaf-validator-service does it */
        post: operations["post_validate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CSAF: the tests there are, with the preset that each belongs to */
        get: operations["get_tests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/publications/{ref}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them as VEX (CSAF, OpenVEX, CycloneDX) or OSV */
        get: operations["get_publications_ref_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cgi-bin/csaf_provider.go/{id}/api/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CSAF: whether csaf_uploader may begin */
        get: operations["get_cgi_bin_csaf_provider_go_id_api_create"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cgi-bin/csaf_provider.go/{id}/api/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CSAF: a document from csaf_uploader */
        post: operations["post_cgi_bin_csaf_provider_go_id_api_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cgi-bin/csaf_provider.go/api/create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CSAF: the same with an API key */
        get: operations["get_cgi_bin_csaf_provider_go_api_create"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cgi-bin/csaf_provider.go/api/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CSAF: a document, with an API key */
        post: operations["post_cgi_bin_csaf_provider_go_api_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/csaf-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CSAF: documents of other publishers in our tree */
        get: operations["get_csaf_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/csaf-documents/{file}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CSAF: take one's own out of the tree; a later version brings it back */
        post: operations["post_csaf_documents_file_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/csaf-publishers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CSAF: who may publish documents of his own in our tree */
        get: operations["get_admin_csaf_publishers"];
        put?: never;
        /** CSAF: let somebody publish for a namespace; the answer holds his password */
        post: operations["post_admin_csaf_publishers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/csaf-publishers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** CSAF: he may not any more; what he published stays */
        delete: operations["delete_admin_csaf_publishers_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Subscriptions to advisories, in figures */
        get: operations["get_admin_subscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/subscribers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many subscribers would get it by mail, and how many got it */
        get: operations["get_advisories_id_subscribers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/cve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CVE numbers of its vulnerabilities, and what is wished of CVE Services */
        get: operations["get_advisories_id_cve"];
        put?: never;
        /** Reserve a number for a vulnerability; one in stock, else by CVE Services */
        post: operations["post_advisories_id_cve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/cve/{number}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The CVE record that would be made of it, and why it would not be sent */
        get: operations["get_advisories_id_cve_number_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/cve/{number}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The text names the vulnerability by its number from now on */
        post: operations["post_advisories_id_cve_number_use"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/cve/{number}/acts/{verb}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** publish, update, reject, dispute, undispute or transfer it */
        post: operations["post_advisories_id_cve_number_acts_verb"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/advisories/{id}/cve/wishes/{wish}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Wish it no longer, while it is not sent */
        post: operations["post_advisories_id_cve_wishes_wish_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/cve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CVE Services: the account, its quota, when numbers were last compared */
        get: operations["get_admin_cve"];
        /** CVE Services: set the account */
        put: operations["put_admin_cve"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/cve/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CVE Services: try the account; what came of it stands in it a moment later */
        post: operations["post_admin_cve_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/cve/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CVE Services: compare its numbers with ours now */
        post: operations["post_admin_cve_compare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/cve/queue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** CVE Services: what is wished and not done, and what differs */
        get: operations["get_admin_cve_queue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/cve/numbers/{number}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CVE Services: a number has here the state that it has there from now on; nothing is sent */
        post: operations["post_admin_cve_numbers_number_take_over"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/cve/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CVE Services: reserve numbers for stock */
        post: operations["post_admin_cve_stock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/cve/queue/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CVE Services: try it again now */
        post: operations["post_admin_cve_queue_id_retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/cve/queue/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** CVE Services: wish it no longer, while it is not sent */
        post: operations["post_admin_cve_queue_id_withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description RFC 9457 */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            request_id: string;
            errors?: {
                pointer: string;
                code: string;
                detail?: string;
            }[];
        };
        /** @description Who signs in, and the proof */
        SignInInput: {
            /** @description The account's address */
            email?: string | null;
            /** @description The password */
            password?: string | null;
            /** @description The second factor's code */
            code?: string | null;
            /** @description A recovery code in place of the code */
            recovery?: string | null;
            /** @description The token of a one-time link */
            token?: string | null;
        };
        /** @description Who is signed in */
        Me: {
            /** @description Who you are */
            id: string | null;
            /** @description Your name */
            name: string;
            /** @description Your address */
            email: string;
            /** @description Your language */
            language: string;
            /** @description Your time zone */
            zone: string;
            /** @description Your organisation */
            organisation: string;
            /** @description How you signed in */
            factor: string;
            /** @description This is a demonstration */
            demo: boolean;
            /** @description A second factor is set up */
            second_factor: boolean;
            /** @description What you may do */
            rights: string[];
            /** @description The roles you hold */
            roles: string[];
            /** @description Your roles by place */
            seats: {
                /** @description The team, organisation or group */
                place: string;
                /** @description The role there */
                role: string;
            }[];
        };
        /** @description The demonstration's people; none elsewhere */
        Demo: {
            /** @description Whom one can be here */
            people: {
                /** @description The address to sign in with */
                email: string;
                /** @description The name */
                name: string;
                /** @description The role */
                role: string;
            }[];
        };
        /** @description How you are called and when your day is */
        ProfileInput: {
            /** @description Your name */
            name?: string | null;
            /** @description Your language */
            language?: string | null;
            /** @description Your time zone */
            zone?: string | null;
        };
        /** @description A new password */
        PasswordChangeInput: {
            /** @description The password of now */
            current?: string;
            /** @description The new one */
            password?: string;
        };
        /** @description A second factor being set up */
        SecondFactor: {
            /** @description For typing into the authenticator */
            secret: string;
            /** @description The otpauth address */
            uri: string;
            /** @description The same as a QR picture */
            svg: string;
            /** @description Recovery codes, shown this once */
            recovery: string[];
        };
        /** @description The proof that the authenticator works */
        SecondFactorProofInput: {
            /** @description The secret that was offered */
            secret?: string;
            /** @description The code the authenticator shows */
            code?: string;
            /** @description Your password, when a second factor is replaced */
            password?: string | null;
        };
        /** @description The proof that the authenticator is yours */
        RecoveryProofInput: {
            /** @description The code the authenticator shows */
            code?: string;
        };
        /** @description What happened to your account, newest first */
        AccountLog: {
            /** @description What happened to your account, newest first */
            entries: {
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /** @description Who did it */
                actor: string;
                /** @description The name; empty: the program itself */
                actor_name: string;
                /** @description What was done */
                verb: string;
                /** @description How, with ids */
                detail: string;
                /** @description How, with names and references; what you do not see is left out */
                said: string;
            }[];
        };
        /** @description Your keys */
        ApiKeys: {
            /** @description Your keys */
            keys: {
                /** @description Identifier */
                id: string | null;
                /** @description What it is for */
                name: string;
                /** @description The key: shown this once */
                key: string;
                /** @description What it may do; empty: all that you may */
                scopes: string[];
                /**
                 * Format: date-time
                 * @description When it was made
                 */
                created_at: string | null;
                /**
                 * Format: date-time
                 * @description When it ends
                 */
                expires_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was withdrawn
                 */
                revoked_at: string | null;
            }[];
        };
        /** @description A key for a program that acts for you */
        ApiKeyInput: {
            /** @description What it is for */
            name?: string;
            /** @description What it may do; empty: all that you may */
            scopes?: string[] | null;
            /**
             * Format: date-time
             * @description When it ends
             */
            expires_at?: string | null;
        };
        /** @description A key for a program that acts for you */
        ApiKey: {
            /** @description Identifier */
            id: string | null;
            /** @description What it is for */
            name: string;
            /** @description The key: shown this once */
            key: string;
            /** @description What it may do; empty: all that you may */
            scopes: string[];
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string | null;
            /**
             * Format: date-time
             * @description When it ends
             */
            expires_at: string | null;
            /**
             * Format: date-time
             * @description When it was withdrawn
             */
            revoked_at: string | null;
        };
        /** @description What waits for me */
        Home: {
            /** @description Mine: due or overdue */
            due: {
                /** @description Identifier */
                id: string | null;
                /** @description What it is */
                kind: string;
                /** @description Reference, never reused */
                ref: string;
                /** @description One line */
                title: string;
                /** @description Where it stands in its workflow */
                state: string;
                /**
                 * @description Traffic Light Protocol 2.0
                 * @enum {string}
                 */
                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                /** @description National classification beside TLP */
                marking: string;
                /**
                 * Format: date-time
                 * @description When the national marking ends
                 */
                marking_until: string | null;
                /** @description Whose marking it is */
                originator: string;
                /** @description Handled by */
                team: string | null;
                /** @description The person who works on it */
                assignee?: string | null;
                /**
                 * @description Who has the ball outside
                 * @enum {string}
                 */
                waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
                /**
                 * Format: date-time
                 * @description When it comes back to the desk
                 */
                waiting_until?: string | null;
                /**
                 * Format: date-time
                 * @description The next open deadline
                 */
                due_at?: string | null;
                /** @description What is due then */
                due_what?: string;
                /** @description Part of an exercise: nothing leaves, nothing is counted */
                exercise: boolean;
                /** @description Kept whatever retention says */
                legal_hold?: boolean;
                /** @description Retention class */
                retention?: string;
                /**
                 * Format: date-time
                 * @description Kept until, whatever its class says
                 */
                retain_until?: string | null;
                /**
                 * Format: date-time
                 * @description When what it said was removed; reference, states, dates and figures stayed
                 */
                erased_at: string | null;
                /** @description Language of its text, BCP 47 */
                language: string;
                /**
                 * @description Direction of its text
                 * @enum {string}
                 */
                direction: "ltr" | "rtl";
                /** @description Version of the policy it was opened under */
                policy: string;
                /**
                 * Format: date-time
                 * @description When it happened, as claimed
                 */
                happened_at: string | null;
                /**
                 * Format: date-time
                 * @description When it became known to the reporter
                 */
                known_at: string | null;
                /**
                 * Format: date-time
                 * @description When the centre received it; its clocks start then
                 */
                received_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was closed
                 */
                closed_at: string | null;
                /** @description Who entered it */
                created_by?: string;
                /**
                 * Format: date-time
                 * @description When it was entered
                 */
                created_at: string | null;
                /** @description Grows with each change that every reader may see */
                revision: number;
                /**
                 * Format: date-time
                 * @description The last such change
                 */
                updated_at: string | null;
                /** @description Grows with each change */
                desk_revision?: number;
                /**
                 * Format: date-time
                 * @description The last change of any sort
                 */
                touched_at?: string | null;
            }[];
            /** @description The reporter answered */
            answered: {
                /** @description Identifier */
                id: string | null;
                /** @description What it is */
                kind: string;
                /** @description Reference, never reused */
                ref: string;
                /** @description One line */
                title: string;
                /** @description Where it stands in its workflow */
                state: string;
                /**
                 * @description Traffic Light Protocol 2.0
                 * @enum {string}
                 */
                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                /** @description National classification beside TLP */
                marking: string;
                /**
                 * Format: date-time
                 * @description When the national marking ends
                 */
                marking_until: string | null;
                /** @description Whose marking it is */
                originator: string;
                /** @description Handled by */
                team: string | null;
                /** @description The person who works on it */
                assignee?: string | null;
                /**
                 * @description Who has the ball outside
                 * @enum {string}
                 */
                waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
                /**
                 * Format: date-time
                 * @description When it comes back to the desk
                 */
                waiting_until?: string | null;
                /**
                 * Format: date-time
                 * @description The next open deadline
                 */
                due_at?: string | null;
                /** @description What is due then */
                due_what?: string;
                /** @description Part of an exercise: nothing leaves, nothing is counted */
                exercise: boolean;
                /** @description Kept whatever retention says */
                legal_hold?: boolean;
                /** @description Retention class */
                retention?: string;
                /**
                 * Format: date-time
                 * @description Kept until, whatever its class says
                 */
                retain_until?: string | null;
                /**
                 * Format: date-time
                 * @description When what it said was removed; reference, states, dates and figures stayed
                 */
                erased_at: string | null;
                /** @description Language of its text, BCP 47 */
                language: string;
                /**
                 * @description Direction of its text
                 * @enum {string}
                 */
                direction: "ltr" | "rtl";
                /** @description Version of the policy it was opened under */
                policy: string;
                /**
                 * Format: date-time
                 * @description When it happened, as claimed
                 */
                happened_at: string | null;
                /**
                 * Format: date-time
                 * @description When it became known to the reporter
                 */
                known_at: string | null;
                /**
                 * Format: date-time
                 * @description When the centre received it; its clocks start then
                 */
                received_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was closed
                 */
                closed_at: string | null;
                /** @description Who entered it */
                created_by?: string;
                /**
                 * Format: date-time
                 * @description When it was entered
                 */
                created_at: string | null;
                /** @description Grows with each change that every reader may see */
                revision: number;
                /**
                 * Format: date-time
                 * @description The last such change
                 */
                updated_at: string | null;
                /** @description Grows with each change */
                desk_revision?: number;
                /**
                 * Format: date-time
                 * @description The last change of any sort
                 */
                touched_at?: string | null;
            }[];
            /** @description Nobody's yet, in my teams */
            unassigned: {
                /** @description Identifier */
                id: string | null;
                /** @description What it is */
                kind: string;
                /** @description Reference, never reused */
                ref: string;
                /** @description One line */
                title: string;
                /** @description Where it stands in its workflow */
                state: string;
                /**
                 * @description Traffic Light Protocol 2.0
                 * @enum {string}
                 */
                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                /** @description National classification beside TLP */
                marking: string;
                /**
                 * Format: date-time
                 * @description When the national marking ends
                 */
                marking_until: string | null;
                /** @description Whose marking it is */
                originator: string;
                /** @description Handled by */
                team: string | null;
                /** @description The person who works on it */
                assignee?: string | null;
                /**
                 * @description Who has the ball outside
                 * @enum {string}
                 */
                waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
                /**
                 * Format: date-time
                 * @description When it comes back to the desk
                 */
                waiting_until?: string | null;
                /**
                 * Format: date-time
                 * @description The next open deadline
                 */
                due_at?: string | null;
                /** @description What is due then */
                due_what?: string;
                /** @description Part of an exercise: nothing leaves, nothing is counted */
                exercise: boolean;
                /** @description Kept whatever retention says */
                legal_hold?: boolean;
                /** @description Retention class */
                retention?: string;
                /**
                 * Format: date-time
                 * @description Kept until, whatever its class says
                 */
                retain_until?: string | null;
                /**
                 * Format: date-time
                 * @description When what it said was removed; reference, states, dates and figures stayed
                 */
                erased_at: string | null;
                /** @description Language of its text, BCP 47 */
                language: string;
                /**
                 * @description Direction of its text
                 * @enum {string}
                 */
                direction: "ltr" | "rtl";
                /** @description Version of the policy it was opened under */
                policy: string;
                /**
                 * Format: date-time
                 * @description When it happened, as claimed
                 */
                happened_at: string | null;
                /**
                 * Format: date-time
                 * @description When it became known to the reporter
                 */
                known_at: string | null;
                /**
                 * Format: date-time
                 * @description When the centre received it; its clocks start then
                 */
                received_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was closed
                 */
                closed_at: string | null;
                /** @description Who entered it */
                created_by?: string;
                /**
                 * Format: date-time
                 * @description When it was entered
                 */
                created_at: string | null;
                /** @description Grows with each change that every reader may see */
                revision: number;
                /**
                 * Format: date-time
                 * @description The last such change
                 */
                updated_at: string | null;
                /** @description Grows with each change */
                desk_revision?: number;
                /**
                 * Format: date-time
                 * @description The last change of any sort
                 */
                touched_at?: string | null;
            }[];
            /** @description Waiting outside, and when it returns */
            waiting: {
                /** @description Identifier */
                id: string | null;
                /** @description What it is */
                kind: string;
                /** @description Reference, never reused */
                ref: string;
                /** @description One line */
                title: string;
                /** @description Where it stands in its workflow */
                state: string;
                /**
                 * @description Traffic Light Protocol 2.0
                 * @enum {string}
                 */
                tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
                /** @description National classification beside TLP */
                marking: string;
                /**
                 * Format: date-time
                 * @description When the national marking ends
                 */
                marking_until: string | null;
                /** @description Whose marking it is */
                originator: string;
                /** @description Handled by */
                team: string | null;
                /** @description The person who works on it */
                assignee?: string | null;
                /**
                 * @description Who has the ball outside
                 * @enum {string}
                 */
                waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
                /**
                 * Format: date-time
                 * @description When it comes back to the desk
                 */
                waiting_until?: string | null;
                /**
                 * Format: date-time
                 * @description The next open deadline
                 */
                due_at?: string | null;
                /** @description What is due then */
                due_what?: string;
                /** @description Part of an exercise: nothing leaves, nothing is counted */
                exercise: boolean;
                /** @description Kept whatever retention says */
                legal_hold?: boolean;
                /** @description Retention class */
                retention?: string;
                /**
                 * Format: date-time
                 * @description Kept until, whatever its class says
                 */
                retain_until?: string | null;
                /**
                 * Format: date-time
                 * @description When what it said was removed; reference, states, dates and figures stayed
                 */
                erased_at: string | null;
                /** @description Language of its text, BCP 47 */
                language: string;
                /**
                 * @description Direction of its text
                 * @enum {string}
                 */
                direction: "ltr" | "rtl";
                /** @description Version of the policy it was opened under */
                policy: string;
                /**
                 * Format: date-time
                 * @description When it happened, as claimed
                 */
                happened_at: string | null;
                /**
                 * Format: date-time
                 * @description When it became known to the reporter
                 */
                known_at: string | null;
                /**
                 * Format: date-time
                 * @description When the centre received it; its clocks start then
                 */
                received_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was closed
                 */
                closed_at: string | null;
                /** @description Who entered it */
                created_by?: string;
                /**
                 * Format: date-time
                 * @description When it was entered
                 */
                created_at: string | null;
                /** @description Grows with each change that every reader may see */
                revision: number;
                /**
                 * Format: date-time
                 * @description The last such change
                 */
                updated_at: string | null;
                /** @description Grows with each change */
                desk_revision?: number;
                /**
                 * Format: date-time
                 * @description The last change of any sort
                 */
                touched_at?: string | null;
            }[];
            /** @description Routed to us, to accept or refuse */
            routed: {
                /** @description The route to accept or refuse */
                part: string | null;
                /** @description What was routed */
                record: string | null;
                /** @description What it is */
                kind: string;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description How far it got */
                state: string;
                /** @description Your team or organisation */
                to: string;
                /**
                 * Format: date-time
                 * @description When an answer is expected
                 */
                due_at: string | null;
            }[];
        };
        /** @description What was found */
        Hits: {
            /** @description What was found */
            hits: {
                /** @description The record */
                record: string | null;
                /** @description What it is */
                kind: string;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description Where it stands */
                state: string;
                /** @description Where the words were found */
                field: string;
                /** @description The text around them */
                excerpt: string;
                /**
                 * Format: date-time
                 * @description When that text was written
                 */
                at: string | null;
            }[];
        };
        /** @description What is new in what you watch */
        Notifications: {
            /** @description What is new in what you watch */
            notifications: {
                /** @description Identifier */
                id: string | null;
                /** @description The record concerned, or the team itself */
                record: string | null;
                /** @description What it is */
                kind: string;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description What was done */
                what: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /**
                 * Format: date-time
                 * @description When you saw it
                 */
                seen_at: string | null;
            }[];
        };
        /** @description What you have seen */
        SeenInput: {
            /** @description Which one; null: all */
            id?: string | null;
        };
        /** @description The teams of this hub */
        TeamList: {
            /** @description The teams of this hub */
            teams: {
                /** @description Identifier */
                id: string | null;
                /** @description Name */
                name: string;
                /** @description Prefix of its references */
                prefix: string;
                /** @description Time zone */
                zone: string;
                /** @description Language */
                language: string;
                /** @description Mailbox */
                mailbox: string;
                /** @description Telephone */
                telephone: string;
                /** @description When it is there */
                hours: string;
            }[];
        };
        /** @description The people of a team */
        MemberList: {
            /** @description The people of a team */
            people: {
                /** @description Who */
                id: string | null;
                /** @description Name */
                name: string;
                /** @description Role in the team */
                role: string;
            }[];
        };
        /** @description A day without office */
        HolidayInput: {
            /** @description The day, 2026-03-20 */
            day?: string;
            /** @description What is kept */
            name?: string;
        };
        /** @description A day without office */
        Holiday: {
            /** @description The day, 2026-03-20 */
            day: string;
            /** @description What is kept */
            name: string;
            /** @description How many open deadlines moved */
            moved: number;
        };
        /** @description Accounts */
        PersonList: {
            /** @description Accounts */
            people: {
                /** @description Identifier */
                id: string | null;
                /** @description Address */
                email: string;
                /** @description Name */
                name: string;
                /** @description Organisation */
                organisation: string;
                /** @description Language for mail */
                language: string;
                /** @description Time zone */
                zone: string;
                /** @description Team, organisation, group or hub of the first seat */
                place: string;
                /** @description Role there */
                role: string;
                /** @description invited, active, locked or left */
                state: string;
                /** @description The one-time token, shown this once */
                link_token: string;
                /** @description Whether a second factor is set up */
                second_factor: boolean;
                /** @description What the person may do where */
                seats: {
                    /** @description Team, organisation, group or hub */
                    place: string;
                    /** @description Role there */
                    role: string;
                }[];
                /**
                 * Format: date-time
                 * @description Since when
                 */
                created_at: string | null;
            }[];
        };
        /** @description An account */
        PersonInput: {
            /** @description Address */
            email?: string;
            /** @description Name */
            name?: string;
            /** @description Organisation */
            organisation?: string | null;
            /** @description Language for mail */
            language?: string | null;
            /** @description Time zone */
            zone?: string | null;
            /** @description Team, organisation, group or hub of the first seat */
            place?: string | null;
            /** @description Role there */
            role?: string | null;
        };
        /** @description An account */
        Person: {
            /** @description Identifier */
            id: string | null;
            /** @description Address */
            email: string;
            /** @description Name */
            name: string;
            /** @description Organisation */
            organisation: string;
            /** @description Language for mail */
            language: string;
            /** @description Time zone */
            zone: string;
            /** @description Team, organisation, group or hub of the first seat */
            place: string;
            /** @description Role there */
            role: string;
            /** @description invited, active, locked or left */
            state: string;
            /** @description The one-time token, shown this once */
            link_token: string;
            /** @description Whether a second factor is set up */
            second_factor: boolean;
            /** @description What the person may do where */
            seats: {
                /** @description Team, organisation, group or hub */
                place: string;
                /** @description Role there */
                role: string;
            }[];
            /**
             * Format: date-time
             * @description Since when
             */
            created_at: string | null;
        };
        /** @description The desks that you keep */
        FiguresList: {
            /** @description The desks that you keep */
            teams: {
                /** @description The team */
                team: string | null;
                /** @description Its name */
                name: string;
                /** @description Open work */
                open: number;
                /** @description Overdue */
                overdue: number;
                /** @description Due within a day */
                due_today: number;
                /** @description Deadlines missed and still open */
                breached: number;
                /** @description Nobody's yet */
                unassigned: number;
                /** @description Waiting outside */
                waiting: number;
                /** @description By person */
                load: {
                    /** @description Who */
                    person: string | null;
                    /** @description Name */
                    name: string;
                    /** @description Open work */
                    open: number;
                    /** @description Overdue of it */
                    overdue: number;
                }[];
            }[];
        };
        /** @description A desk as its team keeps it */
        TeamDeskInput: {
            /** @description Name */
            name?: string;
            /** @description Whose team it is */
            organisation?: string | null;
            /** @description Prefix of its references: 2 to 6 capital letters */
            prefix?: string | null;
            /** @description Time zone, as Asia/Karachi */
            zone?: string | null;
            /** @description Language of its mail */
            language?: string | null;
            /** @description The address its mail comes from */
            mailbox?: string | null;
            /** @description Telephone */
            telephone?: string | null;
            /** @description Ends its messages */
            signature?: string | null;
            /** @description When it is there, in words */
            hours?: string | null;
            /** @description It counts every day, around the clock */
            always?: boolean | null;
            /** @description Office hours from Monday: seven texts, 09:00-17:00 or empty */
            days?: string[] | null;
            /** @description As it was read */
            revision?: number | null;
        };
        /** @description A desk as its team keeps it */
        TeamDesk: {
            /** @description Identifier */
            id: string | null;
            /** @description Name */
            name: string;
            /** @description Whose team it is */
            organisation: string;
            /** @description Prefix of its references: 2 to 6 capital letters */
            prefix: string;
            /** @description Time zone, as Asia/Karachi */
            zone: string;
            /** @description Language of its mail */
            language: string;
            /** @description The address its mail comes from */
            mailbox: string;
            /** @description Telephone */
            telephone: string;
            /** @description Ends its messages */
            signature: string;
            /** @description When it is there, in words */
            hours: string;
            /** @description It counts every day, around the clock */
            always: boolean;
            /** @description Office hours from Monday: seven texts, 09:00-17:00 or empty */
            days: string[];
            /** @description As it was read */
            revision: number;
            /** @description You may change it */
            keeper: boolean;
        };
        /** @description Days without office */
        DayList: {
            /** @description Days without office */
            holidays: {
                /** @description The day */
                day: string;
                /** @description What is kept */
                name: string;
                /**
                 * Format: date-time
                 * @description When it was entered
                 */
                entered_at: string | null;
            }[];
        };
        /** @description Open deadlines that the calendar moved in the last two weeks, newest first */
        MoveList: {
            /** @description Open deadlines that the calendar moved in the last two weeks, newest first */
            moves: {
                /** @description Of what */
                record: string | null;
                /** @description Its reference */
                ref: string;
                /** @description Its kind */
                kind: string;
                /** @description Its title */
                title: string;
                /** @description What is due */
                regime: string;
                /**
                 * Format: date-time
                 * @description When it was due
                 */
                was: string | null;
                /**
                 * Format: date-time
                 * @description When it is due since then
                 */
                now: string | null;
                /**
                 * Format: date-time
                 * @description When it moved
                 */
                at: string | null;
                /** @description Why */
                because: string;
            }[];
        };
        /** @description The targets in force; what runs already keeps its own */
        Targets: {
            /** @description The targets in force */
            targets: {
                /** @description Kind of record */
                kind: string;
                /** @description What is due: acknowledge, validate, resolve */
                regime: string;
                /** @description How many */
                amount: number;
                /**
                 * @description hours, days, working-days or months
                 * @enum {string}
                 */
                unit: "hours" | "days" | "working-days" | "months";
                /** @description Where the number comes from */
                source: string;
                /**
                 * Format: date-time
                 * @description In force since
                 */
                since: string | null;
            }[];
        };
        /** @description The targets in force; what runs already keeps its own */
        TargetsInput: {
            /** @description The targets in force */
            targets?: {
                /** @description Kind of record */
                kind?: string;
                /** @description What is due: acknowledge, validate, resolve */
                regime?: string;
                /** @description How many */
                amount?: number;
                /**
                 * @description hours, days, working-days or months
                 * @enum {string}
                 */
                unit?: "hours" | "days" | "working-days" | "months";
                /** @description Where the number comes from */
                source?: string | null;
            }[];
        };
        /** @description A seat at the desk */
        SeatInput: {
            /** @description Who */
            person?: string;
            /** @description analyst or lead */
            role?: string;
        };
        /** @description Saved views, yours and your teams' */
        ViewList: {
            /** @description Saved views, yours and your teams' */
            views: {
                /** @description Identifier */
                id: string | null;
                /** @description A team of yours; empty: yourself */
                owner: string;
                /** @description Which list: reports, organisations, ... */
                list: string;
                /** @description Name */
                name: string;
                /** @description Its filters, as in the address */
                query: string;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                created_at: string | null;
            }[];
        };
        /** @description A list with its filters under a name */
        ViewInput: {
            /** @description A team of yours; empty: yourself */
            owner?: string | null;
            /** @description Which list: reports, organisations, ... */
            list?: string;
            /** @description Name */
            name?: string;
            /** @description Its filters, as in the address */
            query?: string | null;
        };
        /** @description A list with its filters under a name */
        View: {
            /** @description Identifier */
            id: string | null;
            /** @description A team of yours; empty: yourself */
            owner: string;
            /** @description Which list: reports, organisations, ... */
            list: string;
            /** @description Name */
            name: string;
            /** @description Its filters, as in the address */
            query: string;
            /**
             * Format: date-time
             * @description Since when
             */
            created_at: string | null;
        };
        /** @description The templates of your teams */
        TemplateList: {
            /** @description The templates of your teams */
            templates: {
                /** @description Identifier */
                id: string | null;
                /** @description Whose it is */
                team: string | null;
                /** @description Name */
                name: string;
                /** @description Language of the text, BCP 47 */
                language: string;
                /** @description Offered with this act of the workflow; empty: everywhere */
                act: string;
                /** @description The text; {ref} {title} {team} {signature} {name} {due} are filled in */
                body: string;
                /** @description As it was read */
                revision: number;
                /**
                 * Format: date-time
                 * @description The last change
                 */
                updated_at: string | null;
            }[];
        };
        /** @description A text of a team, with places to fill in */
        TemplateInput: {
            /** @description Whose it is */
            team?: string;
            /** @description Name */
            name?: string;
            /** @description Language of the text, BCP 47 */
            language?: string | null;
            /** @description Offered with this act of the workflow; empty: everywhere */
            act?: string | null;
            /** @description The text; {ref} {title} {team} {signature} {name} {due} are filled in */
            body?: string;
            /** @description As it was read */
            revision?: number | null;
        };
        /** @description A text of a team, with places to fill in */
        Template: {
            /** @description Identifier */
            id: string | null;
            /** @description Whose it is */
            team: string | null;
            /** @description Name */
            name: string;
            /** @description Language of the text, BCP 47 */
            language: string;
            /** @description Offered with this act of the workflow; empty: everywhere */
            act: string;
            /** @description The text; {ref} {title} {team} {signature} {name} {due} are filled in */
            body: string;
            /** @description As it was read */
            revision: number;
            /**
             * Format: date-time
             * @description The last change
             */
            updated_at: string | null;
        };
        /** @description A template filled in for a record */
        Text: {
            /** @description The text, filled in */
            text: string;
        };
        /** @description Who else looks at it now */
        OtherList: {
            /** @description Who else looks at it now */
            others: {
                /** @description Who */
                person: string | null;
                /** @description Name */
                name: string;
                /** @description Is writing */
                writing: boolean;
                /**
                 * Format: date-time
                 * @description When last seen here
                 */
                seen_at: string | null;
            }[];
        };
        /** @description You are here */
        PresenceInput: {
            /** @description You are writing */
            writing?: boolean | null;
        };
        /** @description One thing done to many */
        BulkInput: {
            /** @description Ids or references, at most 200 */
            records?: string[];
            /** @description assign, label, or an act of the workflow */
            act?: string;
            /** @description assign: to whom; null: nobody */
            assignee?: string | null;
            /** @description label: words to add */
            labels?: string[] | null;
            /** @description The act's coded reason */
            code?: string | null;
            /** @description To the other side */
            text?: string | null;
            /** @description To the team */
            note?: string | null;
            /** @description Whom it goes to */
            target?: string | null;
            /**
             * Format: date-time
             * @description Until when
             */
            until?: string | null;
        };
        /** @description One thing done to many */
        Bulk: {
            /** @description Ids or references, at most 200 */
            records: string[];
            /** @description assign, label, or an act of the workflow */
            act: string;
            /** @description assign: to whom; null: nobody */
            assignee: string | null;
            /** @description label: words to add */
            labels: string[];
            /** @description The act's coded reason */
            code: string;
            /** @description To the other side */
            text: string;
            /** @description To the team */
            note: string;
            /** @description Whom it goes to */
            target: string;
            /**
             * Format: date-time
             * @description Until when
             */
            until: string | null;
            /** @description How many were done */
            done: number;
            /** @description Those that were left as they were, and why */
            failed: {
                /** @description Which */
                record: string;
                /** @description Its reference, when you can see it */
                ref: string;
                /** @description Code of the problem */
                code: string;
                /** @description What to do */
                detail: string;
            }[];
        };
        /** @description How the installation is */
        Health: {
            /** @description How the installation is */
            checks: {
                /** @description What was looked at */
                name: string;
                /**
                 * @description ok, warn or bad
                 * @enum {string}
                 */
                state: "ok" | "warn" | "bad";
                /** @description The figure */
                value: number;
                /**
                 * Format: date-time
                 * @description When it last happened, where that is the question
                 */
                at: string | null;
                /** @description What to do */
                detail: string;
            }[];
        };
        /** @description Work that was given up */
        DeadList: {
            /** @description Work that was given up */
            jobs: {
                /** @description Identifier */
                id: string | null;
                /** @description What it was to do */
                kind: string;
                /** @description Why it was given up */
                error: string;
                /** @description How often it was tried */
                tries: number;
                /**
                 * Format: date-time
                 * @description When it was given up
                 */
                ended_at: string | null;
            }[];
        };
        /** @description How mail leaves */
        MailOut: {
            /** @description smtp://host:port or smtps://host:port; empty: nothing can leave */
            url: string;
            /** @description Name at the mail server; empty: none */
            user: string;
            /** @description A password is kept */
            password_set: boolean;
            /**
             * Format: date-time
             * @description When a test was last said to have arrived
             */
            received_at: string | null;
            /** @description Not empty: all mail goes there instead */
            test_address: string;
            /** @description The address of this hub, as mails name it: https://hub.example */
            base_url: string;
        };
        /** @description How mail leaves */
        MailOutInput: {
            /** @description smtp://host:port or smtps://host:port; empty: nothing can leave */
            url?: string | null;
            /** @description Name at the mail server; empty: none */
            user?: string | null;
            /** @description Password there; empty: the former one stays */
            password?: string | null;
            /** @description Not empty: all mail goes there instead */
            test_address?: string | null;
            /** @description The address of this hub, as mails name it: https://hub.example */
            base_url?: string | null;
        };
        /** @description The proof that a test arrived */
        MailReceivedInput: {
            /** @description The code that stands in the test */
            code?: string;
        };
        /** @description The steps of the first hour, in order */
        Setup: {
            /** @description The steps of the first hour, in order */
            steps: {
                /** @description Which step */
                name: string;
                /** @description What it asks for is there */
                done: boolean;
                /** @description Somebody decided to do without */
                skipped: boolean;
                /** @description The figure told with it: how many there are */
                value: number;
            }[];
        };
        /** @description A step of the first hour */
        SetupStepInput: {
            /** @description Somebody decided to do without */
            skipped?: boolean;
        };
        /** @description What everybody outside sees of this hub */
        Site: {
            /** @description The name of this centre */
            name: string;
            /** @description The address of this hub, as people reach it: https://hub.example */
            base_url: string;
            /** @description One more Contact in security.txt beside the form: mailto:, https: or tel: */
            contact: string;
            /** @description Address of the disclosure policy, in security.txt */
            policy: string;
            /** @description Address of the page that thanks reporters, in security.txt */
            acknowledgments: string;
            /** @description Languages that reports may be written in, in security.txt: en, ur */
            languages: string;
            /** @description For how many days security.txt is good from the day it is read */
            expires_days: number;
            /** @description The form for reports and its status page are there */
            report: boolean;
            /** @description /.well-known/security.txt is there */
            security_txt: boolean;
            /** @description /rfc2350 is there */
            rfc2350: boolean;
            /** @description /advisories, its feeds and the CSAF tree are there */
            advisories: boolean;
        };
        /** @description What everybody outside sees of this hub */
        SiteInput: {
            /** @description The name of this centre */
            name?: string;
            /** @description The address of this hub, as people reach it: https://hub.example */
            base_url?: string | null;
            /** @description One more Contact in security.txt beside the form: mailto:, https: or tel: */
            contact?: string | null;
            /** @description Address of the disclosure policy, in security.txt */
            policy?: string | null;
            /** @description Address of the page that thanks reporters, in security.txt */
            acknowledgments?: string | null;
            /** @description Languages that reports may be written in, in security.txt: en, ur */
            languages?: string | null;
            /** @description For how many days security.txt is good from the day it is read */
            expires_days?: number | null;
            /** @description The form for reports and its status page are there */
            report?: boolean | null;
            /** @description /.well-known/security.txt is there */
            security_txt?: boolean | null;
            /** @description /rfc2350 is there */
            rfc2350?: boolean | null;
            /** @description /advisories, its feeds and the CSAF tree are there */
            advisories?: boolean | null;
        };
        /** @description What is on its way out */
        OutboxList: {
            /** @description What is on its way out */
            messages: {
                /** @description Identifier */
                id: string | null;
                /** @description What it is about; null: no record */
                record: string | null;
                /** @description Its reference */
                ref: string;
                /** @description Whose mailbox it leaves from */
                team: string | null;
                /** @description To whom; subscriber: somebody whose address is kept apart */
                recipient: string;
                /** @description The organisation it is for */
                organisation: string;
                /** @description Why this one */
                reason: string;
                /** @description What made it */
                rule: string;
                /** @description Marking of this text */
                tlp: string;
                /** @description none, signed or encrypted: how it will leave, or left */
                encryption: string;
                /** @description Why so: to which key, or why to none */
                encryption_reason: string;
                /** @description Subject */
                subject: string;
                /** @description Text */
                body: string;
                /** @description held, queued, sent, failed, unknown, bounced, cancelled or exercise */
                state: string;
                /** @description Why it was not sent, or came back */
                error: string;
                /** @description The person who released it, or rule: it left by itself */
                released_by: string;
                /**
                 * Format: date-time
                 * @description When it was made
                 */
                created_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was released; it leaves 20 s later
                 */
                released_at: string | null;
                /**
                 * Format: date-time
                 * @description When it left
                 */
                sent_at: string | null;
                /**
                 * Format: date-time
                 * @description When the first answer came
                 */
                answered_at: string | null;
                /**
                 * Format: date-time
                 * @description When a machine answered: absent, received
                 */
                auto_replied_at: string | null;
                /**
                 * Format: date-time
                 * @description When it came back
                 */
                bounced_at: string | null;
            }[];
        };
        /** @description Release several */
        ReleaseInput: {
            /** @description The desk they leave from */
            team?: string;
            /** @description Only those for this organisation; null: all that are held */
            organisation?: string | null;
        };
        /** @description Release several */
        Release: {
            /** @description The desk they leave from */
            team: string | null;
            /** @description Only those for this organisation; null: all that are held */
            organisation: string | null;
            /** @description How many */
            released: number;
        };
        /** @description Whether mail leaves, and where to */
        OutboxDoor: {
            /** @description none: no mail server is set; capture: the demonstration keeps it; smtp: it leaves */
            door: string;
            /** @description Not empty: everything goes there instead; to be shown as a banner */
            test_address: string;
            /** @description Nothing is held */
            all_direct: boolean;
        };
        /** @description A message as the other side will have it */
        OutboxPreview: {
            /** @description The desk's name and mailbox */
            from: string;
            /** @description Where answers and reports go: the signed address, or the mailbox */
            reply_to: string;
            /** @description Where it goes: the recipient, or the test address */
            to: string;
            /** @description The subject line that everybody on the way can read */
            subject: string;
            /** @description none, signed or encrypted, if it left now */
            encryption: string;
            /** @description Why so */
            encryption_reason: string;
            /** @description Files that go with it, in the order of their numbers */
            files: {
                /** @description Its name */
                name: string;
                /** @description Media type */
                type: string;
                /** @description Bytes */
                size: number;
                /** @description SHA-256 */
                sha256: string;
            }[];
            /** @description The message before it is signed or encrypted; a personal link is put in as it leaves. Files of more than 100 KB are left out */
            source: string;
        };
        /** @description A message on its way out */
        OutgoingInput: {
            /** @description Subject */
            subject?: string;
            /** @description Text */
            body?: string;
        };
        /** @description What makes messages at your desks */
        OutboxRules: {
            /** @description What makes messages at your desks */
            rules: {
                /** @description The desk its messages leave from */
                team: string | null;
                /** @description What makes the messages: reply, route, confirmation and others */
                rule: string;
                /** @description Released in a row as they were made */
                releases: number;
                /** @description How many are needed */
                needed: number;
                /** @description It may be switched on */
                earned: boolean;
                /** @description Its messages leave by themselves, after 20 s */
                direct: boolean;
                /** @description Who switched it on */
                direct_by: string;
                /** @description The name */
                direct_by_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                direct_at: string | null;
                /** @description Its last steps, newest first */
                history: {
                    /** @description on, off, changed (a message was changed before its release: it counts anew) or cancelled (the same, and it is off) */
                    what: string;
                    /** @description Who did it */
                    by: string;
                    /** @description The name */
                    by_name: string;
                    /**
                     * Format: date-time
                     * @description When
                     */
                    at: string | null;
                }[];
            }[];
        };
        /** @description What makes messages, and whether they leave by themselves */
        OutboxRuleInput: {
            /** @description The desk its messages leave from */
            team?: string;
            /** @description What makes the messages: reply, route, confirmation and others */
            rule?: string;
            /** @description Its messages leave by themselves, after 20 s */
            direct?: boolean | null;
        };
        /** @description The OpenPGP key of a desk */
        DeskKey: {
            /** @description Fingerprint; empty: the desk has no key */
            fingerprint: string;
            /** @description User ID */
            uid: string;
            /** @description The open key, armoured: to be given to everybody */
            armored: string;
            /**
             * Format: date-time
             * @description When it was made
             */
            made_at: string | null;
            /**
             * Format: date-time
             * @description When it expires; null: never
             */
            expires_at: string | null;
            /** @description How many former keys still open what comes */
            former: number;
        };
        /** @description The OpenPGP key of a desk */
        DeskKeyInput: {
            /** @description A secret key to take, armoured; empty: a new one is made */
            secret?: string | null;
            /** @description Its password */
            password?: string | null;
        };
        /** @description Mail that came and is no part of a record */
        KeptList: {
            /** @description Mail that came and is no part of a record */
            mails: {
                /** @description Identifier */
                id: string | null;
                /** @description Whose mailbox it came to */
                team: string | null;
                /** @description imap, lmtp or folder */
                door: string;
                /** @description new, noise, bounce (a delivery report), auto (an automatic answer) or refused */
                what: string;
                /** @description new: waits for the inbox; noise: held; refused: not read; dropped: put away by the desk */
                state: string;
                /** @description own-mail, too-many-in-an-hour, report-of-nothing, auto-reply-to-nothing, mail-too-large, mail-empty or room-failed */
                reason: string;
                /** @description Address in the From header; anybody can write any */
                sender: string;
                /** @description Name in the From header */
                sender_name: string;
                /** @description Subject */
                subject: string;
                /** @description The beginning of its text */
                text: string;
                /** @description What became of its encryption and signature */
                openpgp: string;
                /** @description What was wrong with it */
                faults: string[];
                /** @description Bytes */
                size: number;
                /**
                 * Format: date-time
                 * @description When it came
                 */
                received_at: string | null;
            }[];
        };
        /** @description How mail comes in */
        MailIn: {
            /** @description imap://host:port or imaps://host:port; empty: no mailbox is read */
            url: string;
            /** @description Name at the mail server */
            user: string;
            /** @description A password is kept */
            password_set: boolean;
            /** @description The mailbox that is read; empty: INBOX */
            folder: string;
            /** @description The mail server delivers box+tag@ to box@: answers are known by their address */
            plus_tags: boolean;
            /** @description More messages than this from one address in an hour are held as noise */
            hourly: number;
            /**
             * Format: date-time
             * @description When the mailbox was last looked at
             */
            polled_at: string | null;
            /**
             * Format: date-time
             * @description When a message was last taken from it
             */
            taken_at: string | null;
            /** @description What the last look failed of; empty: it went well */
            error: string;
            /** @description The maildir that the command line names */
            door_folder: string;
        };
        /** @description How mail comes in */
        MailInInput: {
            /** @description imap://host:port or imaps://host:port; empty: no mailbox is read */
            url?: string | null;
            /** @description Name at the mail server */
            user?: string | null;
            /** @description Password there; empty: the former one stays */
            password?: string | null;
            /** @description The mailbox that is read; empty: INBOX */
            folder?: string | null;
            /** @description The mail server delivers box+tag@ to box@: answers are known by their address */
            plus_tags?: boolean | null;
            /** @description More messages than this from one address in an hour are held as noise */
            hourly?: number | null;
        };
        /** @description Your webhooks */
        Webhooks: {
            /** @description Your webhooks */
            webhooks: {
                /** @description Identifier */
                id: string | null;
                /** @description Where to */
                url: string;
                /** @description whsec_..., shown this once */
                secret: string;
                /** @description Only these verbs (state), or types of messages (publication.corrected); empty: all */
                events: string[];
                /** @description Messages are sent; ends after 30 failures in a row */
                active: boolean;
                /** @description Failures in a row */
                failures: number;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                created_at: string | null;
            }[];
        };
        /** @description An address that is told of changes */
        WebhookInput: {
            /** @description Where to */
            url?: string;
            /** @description Only these verbs (state), or types of messages (publication.corrected); empty: all */
            events?: string[] | null;
        };
        /** @description An address that is told of changes */
        Webhook: {
            /** @description Identifier */
            id: string | null;
            /** @description Where to */
            url: string;
            /** @description whsec_..., shown this once */
            secret: string;
            /** @description Only these verbs (state), or types of messages (publication.corrected); empty: all */
            events: string[];
            /** @description Messages are sent; ends after 30 failures in a row */
            active: boolean;
            /** @description Failures in a row */
            failures: number;
            /**
             * Format: date-time
             * @description Since when
             */
            created_at: string | null;
        };
        /** @description What every kind has */
        Record: {
            /** @description Identifier */
            id: string | null;
            /** @description What it is */
            kind: string;
            /** @description Reference, never reused */
            ref: string;
            /** @description One line */
            title: string;
            /** @description Where it stands in its workflow */
            state: string;
            /**
             * @description Traffic Light Protocol 2.0
             * @enum {string}
             */
            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
            /** @description National classification beside TLP */
            marking: string;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until: string | null;
            /** @description Whose marking it is */
            originator: string;
            /** @description Handled by */
            team: string | null;
            /** @description The person who works on it */
            assignee?: string | null;
            /**
             * @description Who has the ball outside
             * @enum {string}
             */
            waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
            /**
             * Format: date-time
             * @description When it comes back to the desk
             */
            waiting_until?: string | null;
            /**
             * Format: date-time
             * @description The next open deadline
             */
            due_at?: string | null;
            /** @description What is due then */
            due_what?: string;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise: boolean;
            /** @description Kept whatever retention says */
            legal_hold?: boolean;
            /** @description Retention class */
            retention?: string;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /**
             * Format: date-time
             * @description When what it said was removed; reference, states, dates and figures stayed
             */
            erased_at: string | null;
            /** @description Language of its text, BCP 47 */
            language: string;
            /**
             * @description Direction of its text
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** @description Version of the policy it was opened under */
            policy: string;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at: string | null;
            /**
             * Format: date-time
             * @description When it was closed
             */
            closed_at: string | null;
            /** @description Who entered it */
            created_by?: string;
            /**
             * Format: date-time
             * @description When it was entered
             */
            created_at: string | null;
            /** @description Grows with each change that every reader may see */
            revision: number;
            /**
             * Format: date-time
             * @description The last such change
             */
            updated_at: string | null;
            /** @description Grows with each change */
            desk_revision?: number;
            /**
             * Format: date-time
             * @description The last change of any sort
             */
            touched_at?: string | null;
        };
        /** @description What you may do, and why not the rest */
        ActList: {
            /** @description What you may do, and why not the rest */
            acts: {
                /** @description The act */
                verb: string;
                /** @description The state it leads to */
                to: string;
                /** @description What it does */
                doc: string;
                /** @description Whether you can do it now */
                possible: boolean;
                /** @description The missing condition */
                why_not: string;
                /** @description A text for the other side is needed */
                needs_text: boolean;
                /** @description One of the codes is needed */
                needs_code: boolean;
                /** @description A target is needed */
                needs_target: boolean;
                /** @description A date is needed */
                needs_until: boolean;
                /** @description The codes */
                codes: string[];
            }[];
        };
        /** @description What is given with an act */
        ActInput: {
            /** @description One of the codes that the act offers */
            code?: string | null;
            /** @description What the other side reads */
            text?: string | null;
            /** @description What only the team reads */
            note?: string | null;
            /** @description The organisation, team or record it is directed to */
            target?: string | null;
            /**
             * Format: date-time
             * @description Until when
             */
            until?: string | null;
        };
        /** @description The timeline, oldest first */
        Timeline: {
            /** @description The timeline, oldest first */
            entries: {
                /** @description Identifier */
                id: string | null;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /** @description Who: a person, a receipt or a part of the system */
                actor: string;
                /** @description The person's name */
                actor_name: string;
                /** @description What was done */
                verb: string;
                /** @description The route, recipient or other part concerned */
                part: string;
                /** @description The member that changed */
                field: string;
                /** @description Before */
                was: string;
                /** @description After */
                now: string;
                /** @description The text */
                body: string;
                /** @description all: whoever sees the record; else the principals, comma-separated */
                audience: string;
                /** @description The text was removed by a rule; the entry and its proof remain */
                erased: boolean;
            }[];
        };
        /** @description A text */
        WordsInput: {
            /** @description The text */
            body?: string;
        };
        /** @description Who works on it */
        AssignmentInput: {
            /** @description The person; null: nobody */
            assignee?: string | null;
        };
        /** @description Whom it waits for, until when */
        WaitingInput: {
            /**
             * @description Who has the ball outside; nobody: the desk
             * @enum {string}
             */
            waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
            /**
             * Format: date-time
             * @description When it comes back to the desk
             */
            waiting_until?: string | null;
        };
        /** @description Who can see this */
        SeenByList: {
            /** @description Who can see this */
            grants: {
                /** @description Who */
                principal: string;
                /** @description By name */
                name: string;
                /** @description What it rests on */
                because: string;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                since: string | null;
                /**
                 * Format: date-time
                 * @description Until when
                 */
                until: string | null;
            }[];
        };
        /** @description The clocks */
        DeadlineList: {
            /** @description The clocks */
            deadlines: {
                /** @description Identifier */
                id: string | null;
                /** @description What is due */
                regime: string;
                /**
                 * Format: date-time
                 * @description When the clock began
                 */
                started_at: string | null;
                /**
                 * Format: date-time
                 * @description When it is due
                 */
                due_at: string | null;
                /**
                 * Format: date-time
                 * @description Since when the clock stands still
                 */
                paused_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was done
                 */
                met_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was missed
                 */
                breached_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was no longer asked for
                 */
                ended_at: string | null;
                /** @description Why the clock stands still */
                pause_reason: string;
                /** @description How the date came about */
                explanation: string;
            }[];
        };
        /** @description What it is connected to */
        LinkList: {
            /** @description What it is connected to */
            links: {
                /** @description Identifier */
                id: string | null;
                /** @description The other end */
                record: string | null;
                /** @description duplicate-of, opened-from, concerns, related-to, found-in */
                type: string;
                /** @description What the other end is */
                kind: string;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description Where it stands */
                state: string;
                /** @description From here to there */
                outgoing: boolean;
                /** @description Id or reference of the other end */
                target: string;
            }[];
        };
        /** @description A connection to another record */
        LinkInput: {
            /** @description duplicate-of, opened-from, concerns, related-to, found-in */
            type?: string;
            /** @description Id or reference of the other end */
            target?: string;
        };
        /** @description Labels; each team sees its own */
        Labels: {
            /** @description The team's labels */
            labels: string[];
        };
        /** @description Labels; each team sees its own */
        LabelsInput: {
            /** @description The team's labels */
            labels?: string[];
        };
        /** @description Whether you are told */
        WatchingInput: {
            /** @description Tell me when something happens */
            on?: boolean;
        };
        /** @description Whether you are told */
        Watching: {
            /** @description Tell me when something happens */
            on: boolean;
        };
        /** @description The files */
        AttachmentList: {
            /** @description The files */
            attachments: {
                /** @description Identifier */
                id: string | null;
                /** @description The sender's name for it, made harmless */
                name: string;
                /** @description What it is by content */
                type: string;
                /** @description Bytes */
                size: number;
                /** @description SHA-256 */
                sha256: string;
                /** @description all: whoever sees the record; some: fewer */
                audience: string;
                /**
                 * Format: date-time
                 * @description When it came
                 */
                created_at: string | null;
            }[];
        };
        /** @description The beginning of a file that is text */
        FileText: {
            /** @description It is text by its content; else there is nothing to read here */
            readable: boolean;
            /** @description The first 64 KiB, as text */
            text: string;
            /** @description There is more */
            cut: boolean;
        };
        /** @description Where it was routed */
        RouteList: {
            /** @description Where it was routed */
            routes: {
                /** @description Identifier */
                id: string | null;
                /** @description What was routed */
                record: string | null;
                /** @description proposed, sent, delivered, acknowledged, accepted, mended, refused, bounced, silent or withdrawn */
                state: string;
                /** @description The organisation or team */
                subject: string;
                /** @description Its name */
                subject_name: string;
                /** @description Why this one */
                reason: string;
                /** @description What was said with it */
                detail: string;
                /**
                 * Format: date-time
                 * @description When an answer is expected
                 */
                due_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was sent
                 */
                created_at: string | null;
                /**
                 * Format: date-time
                 * @description The last step
                 */
                updated_at: string | null;
            }[];
        };
        /** @description A way to who shall handle it, and how far it got */
        Route: {
            /** @description Identifier */
            id: string | null;
            /** @description What was routed */
            record: string | null;
            /** @description proposed, sent, delivered, acknowledged, accepted, mended, refused, bounced, silent or withdrawn */
            state: string;
            /** @description The organisation or team */
            subject: string;
            /** @description Its name */
            subject_name: string;
            /** @description Why this one */
            reason: string;
            /** @description What was said with it */
            detail: string;
            /**
             * Format: date-time
             * @description When an answer is expected
             */
            due_at: string | null;
            /**
             * Format: date-time
             * @description When it was sent
             */
            created_at: string | null;
            /**
             * Format: date-time
             * @description The last step
             */
            updated_at: string | null;
        };
        /** @description A vulnerability report */
        Report: {
            /** @description Identifier */
            id: string | null;
            /** @description What it is */
            kind: string;
            /** @description Reference, never reused */
            ref: string;
            /** @description One line */
            title: string;
            /** @description Where it stands in its workflow */
            state: string;
            /**
             * @description Traffic Light Protocol 2.0
             * @enum {string}
             */
            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
            /** @description National classification beside TLP */
            marking: string;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until: string | null;
            /** @description Whose marking it is */
            originator: string;
            /** @description Handled by */
            team: string | null;
            /** @description The person who works on it */
            assignee?: string | null;
            /**
             * @description Who has the ball outside
             * @enum {string}
             */
            waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
            /**
             * Format: date-time
             * @description When it comes back to the desk
             */
            waiting_until?: string | null;
            /**
             * Format: date-time
             * @description The next open deadline
             */
            due_at?: string | null;
            /** @description What is due then */
            due_what?: string;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise: boolean;
            /** @description Kept whatever retention says */
            legal_hold?: boolean;
            /** @description Retention class */
            retention?: string;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /**
             * Format: date-time
             * @description When what it said was removed; reference, states, dates and figures stayed
             */
            erased_at: string | null;
            /** @description Language of its text, BCP 47 */
            language: string;
            /**
             * @description Direction of its text
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** @description Version of the policy it was opened under */
            policy: string;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at: string | null;
            /**
             * Format: date-time
             * @description When it was closed
             */
            closed_at: string | null;
            /** @description Who entered it */
            created_by?: string;
            /**
             * Format: date-time
             * @description When it was entered
             */
            created_at: string | null;
            /** @description Grows with each change that every reader may see */
            revision: number;
            /**
             * Format: date-time
             * @description The last such change
             */
            updated_at: string | null;
            /** @description Grows with each change */
            desk_revision?: number;
            /**
             * Format: date-time
             * @description The last change of any sort
             */
            touched_at?: string | null;
            /** @description The product concerned */
            product: string;
            /** @description Who makes it */
            vendor: string;
            /** @description The version concerned */
            version: string;
            /** @description Exactly which: a purl or a CPE 2.3 name */
            product_id: string;
            /** @description The address of a live site, when it is one */
            site: string;
            /** @description What was found */
            description: string;
            /** @description How it can be repeated */
            reproduction: string;
            /** @description What it lets an attacker do */
            impact: string;
            /** @description How it was found */
            discovery: string;
            /** @description Further vulnerabilities that the report names, one each */
            further: string[];
            /** @description Further vendors and products it concerns, as Vendor: product version */
            vendors: string[];
            /** @description It is used in industrial control */
            industrial: boolean;
            /** @description The reporter's own number for it; whoever it is passed to does not see it */
            tracking?: string;
            /** @description CWE, as CWE-79 */
            weakness: string;
            /** @description References */
            urls: string[];
            /** @description CVE id, when there is one */
            cve: string;
            /** @description CVSS vector */
            cvss: string;
            /**
             * @description SSVC exploitation: none, poc, active
             * @enum {string}
             */
            exploitation: "none" | "poc" | "active";
            /** @description It is public already */
            public: boolean;
            /** @description It concerns several vendors */
            multi_vendor: boolean;
            /** @description The vendor was told */
            vendor_contacted: boolean;
            /** @description When and what was answered, or why not */
            vendor_contact_note: string;
            /** @description When the reporter wishes to publish */
            disclosure_wish: string;
            /**
             * Format: date-time
             * @description The moment at which the reporter will publish
             */
            disclosure_at: string | null;
            /** @description The time zone in which that was said, as Asia/Karachi; empty: UTC */
            disclosure_zone: string;
            /** @description The name to credit */
            credit_name: string;
            /** @description The reporter wishes credit */
            credit_wanted: boolean;
            /** @description The reporter's name may be passed to the vendor */
            share_identity: boolean;
            /**
             * @description Product, live site or low trust
             * @enum {string}
             */
            lane: "product" | "live-site" | "low-trust";
            /**
             * @description Tried again after it was said to be mended: asked, gone, still there
             * @enum {string}
             */
            retest: "none" | "asked" | "gone" | "still-there";
            /** @description The coded reason it was closed with */
            outcome: string;
            /** @description The outcome of the newest decision by an SSVC table: coordinate */
            decision?: string;
            /** @description The severity of the newest CVSS score: none, low, medium, high, critical */
            severity?: string;
        };
        /** @description A vulnerability report */
        ReportInput: {
            /** @description One line */
            title?: string;
            /** @description Traffic Light Protocol 2.0 */
            tlp?: ("clear" | "green" | "amber" | "amber+strict" | "red") | null;
            /** @description National classification beside TLP */
            marking?: string | null;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until?: string | null;
            /** @description Handled by */
            team?: string | null;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise?: boolean | null;
            /** @description Kept whatever retention says */
            legal_hold?: boolean | null;
            /** @description Retention class */
            retention?: string | null;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /** @description Language of its text, BCP 47 */
            language?: string | null;
            /** @description Direction of its text */
            direction?: ("ltr" | "rtl") | null;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at?: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at?: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at?: string | null;
            /** @description The product concerned */
            product?: string | null;
            /** @description Who makes it */
            vendor?: string | null;
            /** @description The version concerned */
            version?: string | null;
            /** @description Exactly which: a purl or a CPE 2.3 name */
            product_id?: string | null;
            /** @description The address of a live site, when it is one */
            site?: string | null;
            /** @description What was found */
            description?: string | null;
            /** @description How it can be repeated */
            reproduction?: string | null;
            /** @description What it lets an attacker do */
            impact?: string | null;
            /** @description How it was found */
            discovery?: string | null;
            /** @description Further vulnerabilities that the report names, one each */
            further?: string[] | null;
            /** @description Further vendors and products it concerns, as Vendor: product version */
            vendors?: string[] | null;
            /** @description It is used in industrial control */
            industrial?: boolean | null;
            /** @description The reporter's own number for it; whoever it is passed to does not see it */
            tracking?: string | null;
            /** @description CWE, as CWE-79 */
            weakness?: string | null;
            /** @description References */
            urls?: string[] | null;
            /** @description CVE id, when there is one */
            cve?: string | null;
            /** @description CVSS vector */
            cvss?: string | null;
            /** @description SSVC exploitation: none, poc, active */
            exploitation?: ("none" | "poc" | "active") | null;
            /** @description It is public already */
            public?: boolean | null;
            /** @description It concerns several vendors */
            multi_vendor?: boolean | null;
            /** @description The vendor was told */
            vendor_contacted?: boolean | null;
            /** @description When and what was answered, or why not */
            vendor_contact_note?: string | null;
            /** @description When the reporter wishes to publish */
            disclosure_wish?: string | null;
            /**
             * Format: date-time
             * @description The moment at which the reporter will publish
             */
            disclosure_at?: string | null;
            /** @description The time zone in which that was said, as Asia/Karachi; empty: UTC */
            disclosure_zone?: string | null;
            /** @description The name to credit */
            credit_name?: string | null;
            /** @description The reporter wishes credit */
            credit_wanted?: boolean | null;
            /** @description The reporter's name may be passed to the vendor */
            share_identity?: boolean | null;
            /** @description Product, live site or low trust */
            lane?: ("product" | "live-site" | "low-trust") | null;
        };
        /** @description An organisation */
        Organisation: {
            /** @description Identifier */
            id: string | null;
            /** @description What it is */
            kind: string;
            /** @description Reference, never reused */
            ref: string;
            /** @description One line */
            title: string;
            /** @description Where it stands in its workflow */
            state: string;
            /**
             * @description Traffic Light Protocol 2.0
             * @enum {string}
             */
            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
            /** @description National classification beside TLP */
            marking: string;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until: string | null;
            /** @description Whose marking it is */
            originator: string;
            /** @description Handled by */
            team: string | null;
            /** @description The person who works on it */
            assignee?: string | null;
            /**
             * @description Who has the ball outside
             * @enum {string}
             */
            waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
            /**
             * Format: date-time
             * @description When it comes back to the desk
             */
            waiting_until?: string | null;
            /**
             * Format: date-time
             * @description The next open deadline
             */
            due_at?: string | null;
            /** @description What is due then */
            due_what?: string;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise: boolean;
            /** @description Kept whatever retention says */
            legal_hold?: boolean;
            /** @description Retention class */
            retention?: string;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /**
             * Format: date-time
             * @description When what it said was removed; reference, states, dates and figures stayed
             */
            erased_at: string | null;
            /** @description Language of its text, BCP 47 */
            language: string;
            /**
             * @description Direction of its text
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** @description Version of the policy it was opened under */
            policy: string;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at: string | null;
            /**
             * Format: date-time
             * @description When it was closed
             */
            closed_at: string | null;
            /** @description Who entered it */
            created_by?: string;
            /**
             * Format: date-time
             * @description When it was entered
             */
            created_at: string | null;
            /** @description Grows with each change that every reader may see */
            revision: number;
            /**
             * Format: date-time
             * @description The last such change
             */
            updated_at: string | null;
            /** @description Grows with each change */
            desk_revision?: number;
            /**
             * Format: date-time
             * @description The last change of any sort
             */
            touched_at?: string | null;
            /**
             * @description What it is in the constituency
             * @enum {string}
             */
            org_kind: "coordination-centre" | "national-cert" | "government-cert" | "cii-cert" | "sectoral-cert" | "federal-cert" | "provincial-cert" | "organisational-cert" | "community-cert" | "foreign-cert" | "constituent" | "vendor" | "lab" | "agency";
            /** @description Other and former names */
            also_known_as: string[];
            /** @description Code of its sector (/api/v1/sectors) */
            sector: string;
            /** @description ISO 3166-1 alpha-2 */
            country: string;
            /** @description Its site */
            website: string;
            /** @description Postal address */
            address: string;
            /** @description When it was established */
            established: string;
            /** @description What it does, in a few sentences */
            description: string;
            /**
             * @description Whether it is critical information infrastructure
             * @enum {string}
             */
            cii?: "none" | "nominated" | "designated";
            /** @description Its grade by the criteria in force */
            cii_grade?: string;
            /** @description When the designation is reviewed */
            cii_review?: string;
            /** @description Number of the order by which the government notified a CERT */
            notification: string;
            /** @description Date of that order */
            notified_on: string;
            /** @description Counts as a member although a vendor, lab or foreign partner */
            community: boolean;
            /** @description The desk's own remarks */
            notes?: string;
        };
        /** @description An organisation */
        OrganisationInput: {
            /** @description One line */
            title?: string;
            /** @description Traffic Light Protocol 2.0 */
            tlp?: ("clear" | "green" | "amber" | "amber+strict" | "red") | null;
            /** @description National classification beside TLP */
            marking?: string | null;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until?: string | null;
            /** @description Handled by */
            team?: string | null;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise?: boolean | null;
            /** @description Kept whatever retention says */
            legal_hold?: boolean | null;
            /** @description Retention class */
            retention?: string | null;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /** @description Language of its text, BCP 47 */
            language?: string | null;
            /** @description Direction of its text */
            direction?: ("ltr" | "rtl") | null;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at?: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at?: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at?: string | null;
            /**
             * @description What it is in the constituency
             * @enum {string}
             */
            org_kind?: "coordination-centre" | "national-cert" | "government-cert" | "cii-cert" | "sectoral-cert" | "federal-cert" | "provincial-cert" | "organisational-cert" | "community-cert" | "foreign-cert" | "constituent" | "vendor" | "lab" | "agency";
            /** @description Other and former names */
            also_known_as?: string[] | null;
            /** @description Code of its sector (/api/v1/sectors) */
            sector?: string | null;
            /** @description ISO 3166-1 alpha-2 */
            country?: string | null;
            /** @description Its site */
            website?: string | null;
            /** @description Postal address */
            address?: string | null;
            /** @description When it was established */
            established?: string | null;
            /** @description What it does, in a few sentences */
            description?: string | null;
            /** @description Whether it is critical information infrastructure */
            cii?: ("none" | "nominated" | "designated") | null;
            /** @description Its grade by the criteria in force */
            cii_grade?: string | null;
            /** @description When the designation is reviewed */
            cii_review?: string | null;
            /** @description Number of the order by which the government notified a CERT */
            notification?: string | null;
            /** @description Date of that order */
            notified_on?: string | null;
            /** @description Counts as a member although a vendor, lab or foreign partner */
            community?: boolean | null;
            /** @description The desk's own remarks */
            notes?: string | null;
        };
        /** @description Something that came in and was not judged yet */
        Message: {
            /** @description Identifier */
            id: string | null;
            /** @description What it is */
            kind: string;
            /** @description Reference, never reused */
            ref: string;
            /** @description One line */
            title: string;
            /** @description Where it stands in its workflow */
            state: string;
            /**
             * @description Traffic Light Protocol 2.0
             * @enum {string}
             */
            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
            /** @description National classification beside TLP */
            marking: string;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until: string | null;
            /** @description Whose marking it is */
            originator: string;
            /** @description Handled by */
            team: string | null;
            /** @description The person who works on it */
            assignee?: string | null;
            /**
             * @description Who has the ball outside
             * @enum {string}
             */
            waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
            /**
             * Format: date-time
             * @description When it comes back to the desk
             */
            waiting_until?: string | null;
            /**
             * Format: date-time
             * @description The next open deadline
             */
            due_at?: string | null;
            /** @description What is due then */
            due_what?: string;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise: boolean;
            /** @description Kept whatever retention says */
            legal_hold?: boolean;
            /** @description Retention class */
            retention?: string;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /**
             * Format: date-time
             * @description When what it said was removed; reference, states, dates and figures stayed
             */
            erased_at: string | null;
            /** @description Language of its text, BCP 47 */
            language: string;
            /**
             * @description Direction of its text
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** @description Version of the policy it was opened under */
            policy: string;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at: string | null;
            /**
             * Format: date-time
             * @description When it was closed
             */
            closed_at: string | null;
            /** @description Who entered it */
            created_by?: string;
            /**
             * Format: date-time
             * @description When it was entered
             */
            created_at: string | null;
            /** @description Grows with each change that every reader may see */
            revision: number;
            /**
             * Format: date-time
             * @description The last such change
             */
            updated_at: string | null;
            /** @description Grows with each change */
            desk_revision?: number;
            /**
             * Format: date-time
             * @description The last change of any sort
             */
            touched_at?: string | null;
            /**
             * @description How it came: mail, call, portal, api, partner, sensor
             * @enum {string}
             */
            door: "mail" | "call" | "portal" | "api" | "partner" | "sensor";
            /** @description Who wrote or called, as given */
            sender: string;
            /** @description Mail address to answer to */
            address: string;
            /** @description Number to call back */
            telephone: string;
            /** @description Whose they are: recognised by the address, the writer's own, or given by the desk */
            organisation?: string | null;
            /** @description How the organisation was recognised */
            why?: string;
            /**
             * @description What it seems to be
             * @enum {string}
             */
            guess?: "unknown" | "report" | "incident" | "data" | "answer" | "noise";
            /** @description Why it seems so */
            guess_why?: string;
            /**
             * @description How bad, as told
             * @enum {string}
             */
            severity: "medium" | "low" | "high" | "critical";
            /** @description What was written or said, as text */
            body: string;
            /** @description What looks odd about it, in sentences */
            warnings?: string[];
            /**
             * @description OpenPGP signature: none, good, bad, unknown (key not known)
             * @enum {string}
             */
            signature: "none" | "good" | "bad" | "unknown";
            /** @description It came encrypted */
            encrypted: boolean;
            /** @description How many files came with it */
            files: number;
            /** @description The kept mail it came as */
            mail?: string;
            /** @description Id of the record it became or was laid to */
            became?: string;
            /** @description report, incident, attached, data, noise or answered */
            outcome: string;
        };
        /** @description Something that came in and was not judged yet */
        MessageInput: {
            /** @description One line */
            title?: string;
            /** @description Traffic Light Protocol 2.0 */
            tlp?: ("clear" | "green" | "amber" | "amber+strict" | "red") | null;
            /** @description National classification beside TLP */
            marking?: string | null;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until?: string | null;
            /** @description Handled by */
            team?: string | null;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise?: boolean | null;
            /** @description Kept whatever retention says */
            legal_hold?: boolean | null;
            /** @description Retention class */
            retention?: string | null;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /** @description Language of its text, BCP 47 */
            language?: string | null;
            /** @description Direction of its text */
            direction?: ("ltr" | "rtl") | null;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at?: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at?: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at?: string | null;
            /** @description How it came: mail, call, portal, api, partner, sensor */
            door?: ("mail" | "call" | "portal" | "api" | "partner" | "sensor") | null;
            /** @description Who wrote or called, as given */
            sender?: string | null;
            /** @description Mail address to answer to */
            address?: string | null;
            /** @description Number to call back */
            telephone?: string | null;
            /** @description Whose they are: recognised by the address, the writer's own, or given by the desk */
            organisation?: string | null;
            /** @description How bad, as told */
            severity?: ("medium" | "low" | "high" | "critical") | null;
            /** @description What was written or said, as text */
            body?: string;
        };
        /** @description An incident that somebody works on */
        Incident: {
            /** @description Identifier */
            id: string | null;
            /** @description What it is */
            kind: string;
            /** @description Reference, never reused */
            ref: string;
            /** @description One line */
            title: string;
            /** @description Where it stands in its workflow */
            state: string;
            /**
             * @description Traffic Light Protocol 2.0
             * @enum {string}
             */
            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
            /** @description National classification beside TLP */
            marking: string;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until: string | null;
            /** @description Whose marking it is */
            originator: string;
            /** @description Handled by */
            team: string | null;
            /** @description The person who works on it */
            assignee?: string | null;
            /**
             * @description Who has the ball outside
             * @enum {string}
             */
            waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
            /**
             * Format: date-time
             * @description When it comes back to the desk
             */
            waiting_until?: string | null;
            /**
             * Format: date-time
             * @description The next open deadline
             */
            due_at?: string | null;
            /** @description What is due then */
            due_what?: string;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise: boolean;
            /** @description Kept whatever retention says */
            legal_hold?: boolean;
            /** @description Retention class */
            retention?: string;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /**
             * Format: date-time
             * @description When what it said was removed; reference, states, dates and figures stayed
             */
            erased_at: string | null;
            /** @description Language of its text, BCP 47 */
            language: string;
            /**
             * @description Direction of its text
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** @description Version of the policy it was opened under */
            policy: string;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at: string | null;
            /**
             * Format: date-time
             * @description When it was closed
             */
            closed_at: string | null;
            /** @description Who entered it */
            created_by?: string;
            /**
             * Format: date-time
             * @description When it was entered
             */
            created_at: string | null;
            /** @description Grows with each change that every reader may see */
            revision: number;
            /**
             * Format: date-time
             * @description The last such change
             */
            updated_at: string | null;
            /** @description Grows with each change */
            desk_revision?: number;
            /**
             * Format: date-time
             * @description The last change of any sort
             */
            touched_at?: string | null;
            /**
             * @description RSIT class
             * @enum {string}
             */
            classification: "other" | "abusive-content" | "malicious-code" | "information-gathering" | "intrusion-attempts" | "intrusions" | "availability" | "information-content-security" | "fraud" | "vulnerable" | "test";
            /** @description RSIT type within the class; may be empty */
            type: string;
            /**
             * @description How bad it is
             * @enum {string}
             */
            severity: "medium" | "low" | "high" | "critical";
            /** @description What happened */
            description: string;
            /** @description Ids of the organisations that are affected */
            affected?: string[];
            /** @description Who told us */
            reported_by?: string;
            /** @description Number or address to reach them */
            callback?: string;
            /** @description Ransomware is involved */
            ransomware: boolean;
            /** @description Personal data are concerned */
            personal_data: boolean;
            /** @description Operational technology is concerned */
            operational_technology: boolean;
            /** @description Law enforcement is or should be involved */
            law_enforcement: boolean;
            /** @description It crosses a border or a sector */
            cross_border: boolean;
            /** @description The coded outcome it was closed with */
            outcome: string;
        };
        /** @description An incident that somebody works on */
        IncidentInput: {
            /** @description One line */
            title?: string;
            /** @description Traffic Light Protocol 2.0 */
            tlp?: ("clear" | "green" | "amber" | "amber+strict" | "red") | null;
            /** @description National classification beside TLP */
            marking?: string | null;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until?: string | null;
            /** @description Handled by */
            team?: string | null;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise?: boolean | null;
            /** @description Kept whatever retention says */
            legal_hold?: boolean | null;
            /** @description Retention class */
            retention?: string | null;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /** @description Language of its text, BCP 47 */
            language?: string | null;
            /** @description Direction of its text */
            direction?: ("ltr" | "rtl") | null;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at?: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at?: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at?: string | null;
            /** @description RSIT class */
            classification?: ("other" | "abusive-content" | "malicious-code" | "information-gathering" | "intrusion-attempts" | "intrusions" | "availability" | "information-content-security" | "fraud" | "vulnerable" | "test") | null;
            /** @description RSIT type within the class; may be empty */
            type?: string | null;
            /** @description How bad it is */
            severity?: ("medium" | "low" | "high" | "critical") | null;
            /** @description What happened */
            description?: string;
            /** @description Ids of the organisations that are affected */
            affected?: string[] | null;
            /** @description Who told us */
            reported_by?: string | null;
            /** @description Number or address to reach them */
            callback?: string | null;
            /** @description Ransomware is involved */
            ransomware?: boolean | null;
            /** @description Personal data are concerned */
            personal_data?: boolean | null;
            /** @description Operational technology is concerned */
            operational_technology?: boolean | null;
            /** @description Law enforcement is or should be involved */
            law_enforcement?: boolean | null;
            /** @description It crosses a border or a sector */
            cross_border?: boolean | null;
        };
        /** @description A warning to many organisations */
        Alert: {
            /** @description Identifier */
            id: string | null;
            /** @description What it is */
            kind: string;
            /** @description Reference, never reused */
            ref: string;
            /** @description One line */
            title: string;
            /** @description Where it stands in its workflow */
            state: string;
            /**
             * @description Traffic Light Protocol 2.0
             * @enum {string}
             */
            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
            /** @description National classification beside TLP */
            marking: string;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until: string | null;
            /** @description Whose marking it is */
            originator: string;
            /** @description Handled by */
            team: string | null;
            /** @description The person who works on it */
            assignee?: string | null;
            /**
             * @description Who has the ball outside
             * @enum {string}
             */
            waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
            /**
             * Format: date-time
             * @description When it comes back to the desk
             */
            waiting_until?: string | null;
            /**
             * Format: date-time
             * @description The next open deadline
             */
            due_at?: string | null;
            /** @description What is due then */
            due_what?: string;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise: boolean;
            /** @description Kept whatever retention says */
            legal_hold?: boolean;
            /** @description Retention class */
            retention?: string;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /**
             * Format: date-time
             * @description When what it said was removed; reference, states, dates and figures stayed
             */
            erased_at: string | null;
            /** @description Language of its text, BCP 47 */
            language: string;
            /**
             * @description Direction of its text
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** @description Version of the policy it was opened under */
            policy: string;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at: string | null;
            /**
             * Format: date-time
             * @description When it was closed
             */
            closed_at: string | null;
            /** @description Who entered it */
            created_by?: string;
            /**
             * Format: date-time
             * @description When it was entered
             */
            created_at: string | null;
            /** @description Grows with each change that every reader may see */
            revision: number;
            /**
             * Format: date-time
             * @description The last such change
             */
            updated_at: string | null;
            /** @description Grows with each change */
            desk_revision?: number;
            /**
             * Format: date-time
             * @description The last change of any sort
             */
            touched_at?: string | null;
            /** @description The warning, in Markdown; shown as plain text */
            text: string;
            /** @description What may be passed on, in words */
            sharing: string;
            /**
             * @description How soon silence is followed: urgent, routine or critical
             * @enum {string}
             */
            urgency: "urgent" | "routine" | "critical";
            /**
             * @description What is wanted: acknowledge, none or state-action
             * @enum {string}
             */
            answer: "acknowledge" | "none" | "state-action";
            /**
             * Format: date-time
             * @description By when
             */
            answer_by: string | null;
            /** @description Whom: organisations of these sectors (each list narrows; within one, any fits) */
            sectors?: string[];
            /** @description Whom: organisations of these kinds */
            org_kinds?: ("coordination-centre" | "national-cert" | "government-cert" | "cii-cert" | "sectoral-cert" | "federal-cert" | "provincial-cert" | "organisational-cert" | "community-cert" | "foreign-cert" | "constituent" | "vendor" | "lab" | "agency")[];
            /** @description Whom: designated critical infrastructure of these grades, of the team's own */
            cii_grades?: string[];
            /** @description Whom: those who use one of these, words of vendor and product */
            technologies?: string[];
            /** @description Whom: members of these sharing groups */
            sharing_groups?: string[];
            /** @description Whom: these organisations, whatever the other lists say */
            named?: string[];
            /** @description Whom not */
            left_out?: string[];
            /** @description The template that its text came from */
            template?: string | null;
            /** @description The alert that this one corrects */
            corrects: string | null;
            /** @description Who changed it last */
            edited_by?: string;
            /**
             * Format: date-time
             * @description When it will be sent
             */
            send_at?: string | null;
            /**
             * Format: date-time
             * @description When it was sent
             */
            sent_at: string | null;
            /** @description Who sent it */
            sent_by?: string;
            /** @description Why it was withdrawn */
            withdrawn_why: string;
        };
        /** @description A warning to many organisations */
        AlertInput: {
            /** @description One line */
            title?: string;
            /** @description Traffic Light Protocol 2.0 */
            tlp?: ("clear" | "green" | "amber" | "amber+strict" | "red") | null;
            /** @description National classification beside TLP */
            marking?: string | null;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until?: string | null;
            /** @description Handled by */
            team?: string | null;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise?: boolean | null;
            /** @description Kept whatever retention says */
            legal_hold?: boolean | null;
            /** @description Retention class */
            retention?: string | null;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /** @description Language of its text, BCP 47 */
            language?: string | null;
            /** @description Direction of its text */
            direction?: ("ltr" | "rtl") | null;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at?: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at?: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at?: string | null;
            /** @description The warning, in Markdown; shown as plain text */
            text?: string | null;
            /** @description What may be passed on, in words */
            sharing?: string | null;
            /** @description How soon silence is followed: urgent, routine or critical */
            urgency?: ("urgent" | "routine" | "critical") | null;
            /** @description What is wanted: acknowledge, none or state-action */
            answer?: ("acknowledge" | "none" | "state-action") | null;
            /**
             * Format: date-time
             * @description By when
             */
            answer_by?: string | null;
            /** @description Whom: organisations of these sectors (each list narrows; within one, any fits) */
            sectors?: string[] | null;
            /** @description Whom: organisations of these kinds */
            org_kinds?: ("coordination-centre" | "national-cert" | "government-cert" | "cii-cert" | "sectoral-cert" | "federal-cert" | "provincial-cert" | "organisational-cert" | "community-cert" | "foreign-cert" | "constituent" | "vendor" | "lab" | "agency")[] | null;
            /** @description Whom: designated critical infrastructure of these grades, of the team's own */
            cii_grades?: string[] | null;
            /** @description Whom: those who use one of these, words of vendor and product */
            technologies?: string[] | null;
            /** @description Whom: members of these sharing groups */
            sharing_groups?: string[] | null;
            /** @description Whom: these organisations, whatever the other lists say */
            named?: string[] | null;
            /** @description Whom not */
            left_out?: string[] | null;
            /** @description The template that its text came from */
            template?: string | null;
        };
        /** @description The coordination of a vulnerability between several parties */
        Case: {
            /** @description Identifier */
            id: string | null;
            /** @description What it is */
            kind: string;
            /** @description Reference, never reused */
            ref: string;
            /** @description One line */
            title: string;
            /** @description Where it stands in its workflow */
            state: string;
            /**
             * @description Traffic Light Protocol 2.0
             * @enum {string}
             */
            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
            /** @description National classification beside TLP */
            marking: string;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until: string | null;
            /** @description Whose marking it is */
            originator: string;
            /** @description Handled by */
            team: string | null;
            /** @description The person who works on it */
            assignee?: string | null;
            /**
             * @description Who has the ball outside
             * @enum {string}
             */
            waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
            /**
             * Format: date-time
             * @description When it comes back to the desk
             */
            waiting_until?: string | null;
            /**
             * Format: date-time
             * @description The next open deadline
             */
            due_at?: string | null;
            /** @description What is due then */
            due_what?: string;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise: boolean;
            /** @description Kept whatever retention says */
            legal_hold?: boolean;
            /** @description Retention class */
            retention?: string;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /**
             * Format: date-time
             * @description When what it said was removed; reference, states, dates and figures stayed
             */
            erased_at: string | null;
            /** @description Language of its text, BCP 47 */
            language: string;
            /**
             * @description Direction of its text
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** @description Version of the policy it was opened under */
            policy: string;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at: string | null;
            /**
             * Format: date-time
             * @description When it was closed
             */
            closed_at: string | null;
            /** @description Who entered it */
            created_by?: string;
            /**
             * Format: date-time
             * @description When it was entered
             */
            created_at: string | null;
            /** @description Grows with each change that every reader may see */
            revision: number;
            /**
             * Format: date-time
             * @description The last such change
             */
            updated_at: string | null;
            /** @description Grows with each change */
            desk_revision?: number;
            /**
             * Format: date-time
             * @description The last change of any sort
             */
            touched_at?: string | null;
            /** @description What it is about, for all who take part */
            summary: string;
            /**
             * @description none, proposed, active, revise (a change is proposed) or exited
             * @enum {string}
             */
            embargo: "none" | "proposed" | "active" | "revise" | "exited";
            /**
             * Format: date-time
             * @description Until when nothing is published
             */
            embargo_until: string | null;
            /** @description The zone in which the hour was agreed: Asia/Karachi */
            embargo_zone: string;
            /**
             * Format: date-time
             * @description When it ended
             */
            embargo_ended_at: string | null;
            /** @description Why it ended: public, exploit, attacks, expired or agreed */
            embargo_end: string;
            /**
             * Format: date-time
             * @description Since when the vulnerability is public
             */
            public_at: string | null;
            /**
             * Format: date-time
             * @description Since when an exploit is public
             */
            exploit_at: string | null;
            /**
             * Format: date-time
             * @description Since when attacks are seen
             */
            attacks_at: string | null;
            /**
             * Format: date-time
             * @description The first attempt to reach a vendor
             */
            first_contact_at: string | null;
            /**
             * Format: date-time
             * @description When the centre means to publish
             */
            disclose_at: string | null;
            /** @description Nobody is chased */
            on_hold: boolean;
            /** @description The coded reason it was closed with */
            outcome: string;
            /** @description Of a merged one: its state before */
            merged_was?: string;
        };
        /** @description The coordination of a vulnerability between several parties */
        CaseInput: {
            /** @description One line */
            title?: string;
            /** @description Traffic Light Protocol 2.0 */
            tlp?: ("clear" | "green" | "amber" | "amber+strict" | "red") | null;
            /** @description National classification beside TLP */
            marking?: string | null;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until?: string | null;
            /** @description Handled by */
            team?: string | null;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise?: boolean | null;
            /** @description Kept whatever retention says */
            legal_hold?: boolean | null;
            /** @description Retention class */
            retention?: string | null;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /** @description Language of its text, BCP 47 */
            language?: string | null;
            /** @description Direction of its text */
            direction?: ("ltr" | "rtl") | null;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at?: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at?: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at?: string | null;
            /** @description What it is about, for all who take part */
            summary?: string | null;
        };
        /** @description What the centre says about vulnerabilities */
        Advisory: {
            /** @description Identifier */
            id: string | null;
            /** @description What it is */
            kind: string;
            /** @description Reference, never reused */
            ref: string;
            /** @description One line */
            title: string;
            /** @description Where it stands in its workflow */
            state: string;
            /**
             * @description Traffic Light Protocol 2.0
             * @enum {string}
             */
            tlp: "clear" | "green" | "amber" | "amber+strict" | "red";
            /** @description National classification beside TLP */
            marking: string;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until: string | null;
            /** @description Whose marking it is */
            originator: string;
            /** @description Handled by */
            team: string | null;
            /** @description The person who works on it */
            assignee?: string | null;
            /**
             * @description Who has the ball outside
             * @enum {string}
             */
            waiting_for?: "nobody" | "reporter" | "vendor" | "asset-owner" | "partner" | "lab" | "date";
            /**
             * Format: date-time
             * @description When it comes back to the desk
             */
            waiting_until?: string | null;
            /**
             * Format: date-time
             * @description The next open deadline
             */
            due_at?: string | null;
            /** @description What is due then */
            due_what?: string;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise: boolean;
            /** @description Kept whatever retention says */
            legal_hold?: boolean;
            /** @description Retention class */
            retention?: string;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /**
             * Format: date-time
             * @description When what it said was removed; reference, states, dates and figures stayed
             */
            erased_at: string | null;
            /** @description Language of its text, BCP 47 */
            language: string;
            /**
             * @description Direction of its text
             * @enum {string}
             */
            direction: "ltr" | "rtl";
            /** @description Version of the policy it was opened under */
            policy: string;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at: string | null;
            /**
             * Format: date-time
             * @description When it was closed
             */
            closed_at: string | null;
            /** @description Who entered it */
            created_by?: string;
            /**
             * Format: date-time
             * @description When it was entered
             */
            created_at: string | null;
            /** @description Grows with each change that every reader may see */
            revision: number;
            /**
             * Format: date-time
             * @description The last such change
             */
            updated_at: string | null;
            /** @description Grows with each change */
            desk_revision?: number;
            /**
             * Format: date-time
             * @description The last change of any sort
             */
            touched_at?: string | null;
            /**
             * @description What it is: an urgent warning with answers is an alert
             * @enum {string}
             */
            category: "advisory" | "vulnerability-note" | "directive" | "bulletin" | "threat-report" | "hardening-guide" | "press-notice";
            /** @description For those who decide: what it means and what to do, in a few sentences */
            summary: string;
            /** @description The text, in Markdown */
            text: string;
            /** @description How to find out whether one is hit, in Markdown */
            detect: string;
            /** @description What this revision changes, as readers are told */
            change_note: string;
            /** @description What of title, summary and text was taken over and not confirmed yet, with its source */
            unconfirmed: string[];
            /** @description AMBER: to all organisations that the team serves */
            to_clients: boolean;
            /** @description AMBER and AMBER+STRICT: to members of these sharing groups */
            sharing_groups: string[];
            /** @description AMBER and AMBER+STRICT: to these organisations */
            named: string[];
            /** @description Sectors that it concerns above others; none: it says nothing of sectors */
            sectors: string[];
            /** @description Who changed it since it was last published: their yes is no second person's */
            authors: string[];
            /** @description Who approved what stands here */
            approved_by: string;
            /**
             * Format: date-time
             * @description When
             */
            approved_at: string | null;
            /**
             * Format: date-time
             * @description When it will be published
             */
            publish_at: string | null;
            /**
             * Format: date-time
             * @description When its last revision was published
             */
            published_at: string | null;
            /** @description How many revisions were published */
            version: number;
            /** @description The advisory that stands in its place */
            successor: string | null;
            /** @description The advisory that it says in another language */
            translation_of: string | null;
            /** @description Why it was withdrawn */
            withdrawn_why: string;
        };
        /** @description What the centre says about vulnerabilities */
        AdvisoryInput: {
            /** @description One line */
            title?: string;
            /** @description Traffic Light Protocol 2.0 */
            tlp?: ("clear" | "green" | "amber" | "amber+strict" | "red") | null;
            /** @description National classification beside TLP */
            marking?: string | null;
            /**
             * Format: date-time
             * @description When the national marking ends
             */
            marking_until?: string | null;
            /** @description Handled by */
            team?: string | null;
            /** @description Part of an exercise: nothing leaves, nothing is counted */
            exercise?: boolean | null;
            /** @description Kept whatever retention says */
            legal_hold?: boolean | null;
            /** @description Retention class */
            retention?: string | null;
            /**
             * Format: date-time
             * @description Kept until, whatever its class says
             */
            retain_until?: string | null;
            /** @description Language of its text, BCP 47 */
            language?: string | null;
            /** @description Direction of its text */
            direction?: ("ltr" | "rtl") | null;
            /**
             * Format: date-time
             * @description When it happened, as claimed
             */
            happened_at?: string | null;
            /**
             * Format: date-time
             * @description When it became known to the reporter
             */
            known_at?: string | null;
            /**
             * Format: date-time
             * @description When the centre received it; its clocks start then
             */
            received_at?: string | null;
            /** @description What it is: an urgent warning with answers is an alert */
            category?: ("advisory" | "vulnerability-note" | "directive" | "bulletin" | "threat-report" | "hardening-guide" | "press-notice") | null;
            /** @description For those who decide: what it means and what to do, in a few sentences */
            summary?: string | null;
            /** @description The text, in Markdown */
            text?: string | null;
            /** @description How to find out whether one is hit, in Markdown */
            detect?: string | null;
            /** @description What this revision changes, as readers are told */
            change_note?: string | null;
            /** @description What of title, summary and text was taken over and not confirmed yet, with its source */
            unconfirmed?: string[] | null;
            /** @description AMBER: to all organisations that the team serves */
            to_clients?: boolean | null;
            /** @description AMBER and AMBER+STRICT: to members of these sharing groups */
            sharing_groups?: string[] | null;
            /** @description AMBER and AMBER+STRICT: to these organisations */
            named?: string[] | null;
            /** @description Sectors that it concerns above others; none: it says nothing of sectors */
            sectors?: string[] | null;
        };
        /** @description Your desks */
        DutyNows: {
            /** @description Your desks */
            teams: {
                /** @description The team */
                team: string | null;
                /** @description Its name */
                name: string;
                /** @description Its time zone */
                zone: string;
                /** @description It has a roster */
                planned: boolean;
                /** @description Who has the first line now; null: nobody */
                person: string | null;
                /** @description Name */
                person_name: string;
                /**
                 * Format: date-time
                 * @description When that ends; null: it does not within 60 days
                 */
                until: string | null;
                /** @description Who is next; null: nobody */
                next: string | null;
                /** @description Name */
                next_name: string;
                /** @description You are on duty: hand over */
                yours: boolean;
            }[];
        };
        /** @description The roster of a team */
        Duty: {
            /** @description The team */
            team: string | null;
            /** @description Its name */
            name: string;
            /** @description Its time zone */
            zone: string;
            /** @description Who is on duty from when until when, by line; a span of nobody is a gap */
            spans: {
                /** @description 1 is called first, then 2, then 3 */
                line: number;
                /** @description Who; null: nobody */
                person: string | null;
                /** @description Name */
                name: string;
                /**
                 * Format: date-time
                 * @description From
                 */
                starts_at: string | null;
                /**
                 * Format: date-time
                 * @description Until
                 */
                ends_at: string | null;
                /** @description rota: by the pattern; shift: a single shift; empty: nobody */
                because: string;
                /** @description The single shift that stands here */
                shift: string | null;
                /** @description What was said of it */
                note: string;
            }[];
            /** @description The pattern, one a line */
            rotas: {
                /** @description 1 is called first, then 2, then 3 */
                line: number;
                /** @description The day of the first hand-over, 2026-11-23 */
                first_day: string;
                /** @description Time of the hand-over where the team is, 08:00 */
                at: string;
                /** @description How many days a turn lasts; 7: a week */
                days: number;
                /** @description Who, in turn: one at least */
                people: string[];
            }[];
            /** @description The last hand-overs, newest first */
            handovers: {
                /** @description Identifier */
                id: string | null;
                /** @description Line */
                line: number;
                /** @description Who gave it */
                was: string | null;
                /** @description Who took it */
                now: string | null;
                /** @description Name */
                was_name: string;
                /** @description Name */
                now_name: string;
                /** @description What the next one must know */
                note: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
            }[];
            /** @description Minutes in which the first line acknowledges what is critical; then the second is called */
            first: number;
            /** @description Minutes after which the third line is called */
            second: number;
            /** @description Minutes after which those who lead the team are called */
            third: number;
            /** @description Grows with each change */
            revision: number;
            /** @description You may change it */
            keeper: boolean;
        };
        /** @description The roster of a team */
        DutyInput: {
            /** @description The pattern, one a line */
            rotas?: {
                /** @description 1 is called first, then 2, then 3 */
                line?: number;
                /** @description The day of the first hand-over, 2026-11-23 */
                first_day?: string;
                /** @description Time of the hand-over where the team is, 08:00 */
                at?: string;
                /** @description How many days a turn lasts; 7: a week */
                days?: number;
                /** @description Who, in turn: one at least */
                people?: string[];
            }[];
            /** @description Minutes in which the first line acknowledges what is critical; then the second is called */
            first?: number | null;
            /** @description Minutes after which the third line is called */
            second?: number | null;
            /** @description Minutes after which those who lead the team are called */
            third?: number | null;
        };
        /** @description A single shift; it stands over the pattern and over shifts made before it */
        DutyShiftInput: {
            /** @description 1 is called first, then 2, then 3 */
            line?: number;
            /** @description Who */
            person?: string;
            /**
             * Format: date-time
             * @description From
             */
            starts_at?: string;
            /**
             * Format: date-time
             * @description Until
             */
            ends_at?: string;
            /** @description Why, for the team to read */
            note?: string | null;
        };
        /** @description Two turns change places; what is over already stays */
        DutySwapInput: {
            /** @description 1 is called first, then 2, then 3 */
            line?: number;
            /**
             * Format: date-time
             * @description A moment of one turn
             */
            one?: string;
            /**
             * Format: date-time
             * @description A moment of the other turn
             */
            other?: string;
        };
        /** @description Give the duty to the next one, with a word */
        DutyHandOverInput: {
            /** @description Line; the first when not given */
            line?: number | null;
            /** @description Who; null: the next one of the roster */
            to?: string | null;
            /** @description What the next one must know */
            note?: string;
        };
        /** @description What is open and nobody's */
        Orphans: {
            /** @description What is open and nobody's */
            orphans: {
                /** @description What is nobody's */
                record: string | null;
                /** @description What it is */
                kind: string;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description no-team, nobody-works or no-next-step */
                why: string;
                /** @description The team that should handle it */
                team_name: string;
                /**
                 * Format: date-time
                 * @description Since when that is known
                 */
                since: string | null;
                /** @description You may take it over for the desk that was told */
                takeable: boolean;
            }[];
        };
        /** @description Your calendar of what is due */
        CalendarFeed: {
            /** @description You have a calendar link */
            there: boolean;
            /** @description The link; shown once, as it is made */
            url: string;
            /**
             * Format: date-time
             * @description When it was made
             */
            created_at: string | null;
            /**
             * Format: date-time
             * @description When it was last fetched, to the hour; null: never
             */
            used_at: string | null;
        };
        /** @description Where it could go, the likeliest first */
        Ways: {
            /** @description Where it could go, the likeliest first */
            candidates: {
                /** @description The organisation or team */
                target: string;
                /** @description Its name */
                name: string;
                /** @description asset-owner, vendor, sectoral-cert or partner: the code of the act */
                as: string;
                /** @description Why this one */
                why: string;
                /** @description high, medium, low or contested; empty for a desk */
                confidence: string;
                /** @description Who would be written to; empty: nobody is known */
                contact: string;
                /** @description What for */
                contact_role: string;
                /** @description confirmed, unconfirmed, stale or bouncing; none: nobody is known */
                reachability: string;
                /** @description How fresh that is, in words */
                contact_why: string;
                /** @description The contact is not there but at a CERT that serves it */
                fallback: boolean;
                /** @description How far it got there already; empty: it was not sent there */
                state: string;
                /** @description Words ready to be sent with it, in the contact's language; empty: none */
                text: string;
            }[];
        };
        /** @description The sectors */
        SectorList: {
            /** @description The sectors */
            sectors: {
                /** @description What a field holds: letters a to z, digits and - */
                code: string;
                /** @description What people read */
                name: string;
            }[];
        };
        /** @description A sector */
        SectorInput: {
            /** @description What a field holds: letters a to z, digits and - */
            code?: string;
            /** @description What people read */
            name?: string;
        };
        /** @description A sector */
        Sector: {
            /** @description What a field holds: letters a to z, digits and - */
            code: string;
            /** @description What people read */
            name: string;
        };
        /** @description Contacts in order of use */
        ContactList: {
            /** @description Contacts in order of use */
            contacts: {
                /** @description Identifier */
                id: string | null;
                /** @description Person or function mailbox */
                name: string;
                /**
                 * @description What for
                 * @enum {string}
                 */
                role: "24x7-soc" | "ciso" | "abuse" | "press" | "legal" | "executive" | "security" | "technical";
                /** @description Mail address */
                email: string;
                /** @description Telephone, international */
                telephone: string;
                /** @description Language, BCP 47 */
                language: string;
                /** @description Time zone of the hours */
                zone: string;
                /** @description 24x7, or Mon-Fri 09:00-17:00; Sat 10:00-13:00 */
                hours: string;
                /** @description Lower is tried first within a role */
                order: number;
                /**
                 * Format: date-time
                 * @description When the contact last confirmed itself
                 */
                confirmed_at: string | null;
                /** @description Messages returned since then */
                bounces: number;
                /** @description Fingerprint of the OpenPGP key, hexadecimal */
                openpgp: string;
                /** @description Grows with each change */
                revision: number;
                /**
                 * @description What is known of reaching it
                 * @enum {string}
                 */
                reachability: "unconfirmed" | "confirmed" | "stale" | "bouncing";
                /** @description What was asked waits for the desk's yes */
                waiting: boolean;
            }[];
        };
        /** @description Whom to reach at an organisation */
        ContactInput: {
            /** @description Person or function mailbox */
            name?: string;
            /**
             * @description What for
             * @enum {string}
             */
            role?: "24x7-soc" | "ciso" | "abuse" | "press" | "legal" | "executive" | "security" | "technical";
            /** @description Mail address */
            email?: string | null;
            /** @description Telephone, international */
            telephone?: string | null;
            /** @description Language, BCP 47 */
            language?: string | null;
            /** @description Time zone of the hours */
            zone?: string | null;
            /** @description 24x7, or Mon-Fri 09:00-17:00; Sat 10:00-13:00 */
            hours?: string | null;
            /** @description Lower is tried first within a role */
            order?: number | null;
            /** @description Fingerprint of the OpenPGP key, hexadecimal */
            openpgp?: string | null;
        };
        /** @description Whom to reach at an organisation */
        Contact: {
            /** @description Identifier */
            id: string | null;
            /** @description Person or function mailbox */
            name: string;
            /**
             * @description What for
             * @enum {string}
             */
            role: "24x7-soc" | "ciso" | "abuse" | "press" | "legal" | "executive" | "security" | "technical";
            /** @description Mail address */
            email: string;
            /** @description Telephone, international */
            telephone: string;
            /** @description Language, BCP 47 */
            language: string;
            /** @description Time zone of the hours */
            zone: string;
            /** @description 24x7, or Mon-Fri 09:00-17:00; Sat 10:00-13:00 */
            hours: string;
            /** @description Lower is tried first within a role */
            order: number;
            /**
             * Format: date-time
             * @description When the contact last confirmed itself
             */
            confirmed_at: string | null;
            /** @description Messages returned since then */
            bounces: number;
            /** @description Fingerprint of the OpenPGP key, hexadecimal */
            openpgp: string;
            /** @description Grows with each change */
            revision: number;
            /**
             * @description What is known of reaching it
             * @enum {string}
             */
            reachability: "unconfirmed" | "confirmed" | "stale" | "bouncing";
            /** @description What was asked waits for the desk's yes */
            waiting: boolean;
        };
        /** @description Networks, domains and ASNs */
        AssetList: {
            /** @description Networks, domains and ASNs */
            assets: {
                /** @description Identifier */
                id: string | null;
                /**
                 * @description What it is
                 * @enum {string}
                 */
                type: "asn" | "network" | "domain" | "mail-domain";
                /** @description AS64500, 203.0.113.0/24, 2001:db8::/32, roads.example */
                value: string;
                /**
                 * Format: date-time
                 * @description Since when it is theirs; null: not known
                 */
                since: string | null;
                /**
                 * Format: date-time
                 * @description Until when it was; null: still
                 */
                until: string | null;
                /**
                 * @description How it is known to be theirs
                 * @enum {string}
                 */
                proof: "none" | "claimed" | "desk" | "dns" | "whois" | "letter" | "checked";
                /** @description Where that can be read */
                proof_note: string;
                /** @description Grows with each change */
                revision: number;
                /** @description Who else claims the same; empty: nobody you can see */
                conflict: string;
                /** @description What others hold of it */
                overlaps: {
                    /** @description The other row */
                    asset: string | null;
                    /** @description Whose it is */
                    organisation: string | null;
                    /** @description Its name */
                    name: string;
                    /** @description The other network or domain */
                    value: string;
                    /**
                     * @description This one is the same, lies inside it, or contains it
                     * @enum {string}
                     */
                    relation: "same" | "inside" | "contains";
                }[];
            }[];
        };
        /** @description A network, domain or ASN of an organisation */
        AssetInput: {
            /**
             * @description What it is
             * @enum {string}
             */
            type?: "asn" | "network" | "domain" | "mail-domain";
            /** @description AS64500, 203.0.113.0/24, 2001:db8::/32, roads.example */
            value?: string;
            /**
             * Format: date-time
             * @description Since when it is theirs; null: not known
             */
            since?: string | null;
            /**
             * Format: date-time
             * @description Until when it was; null: still
             */
            until?: string | null;
            /** @description How it is known to be theirs */
            proof?: ("none" | "claimed" | "desk" | "dns" | "whois" | "letter" | "checked") | null;
            /** @description Where that can be read */
            proof_note?: string | null;
        };
        /** @description A network, domain or ASN of an organisation */
        Asset: {
            /** @description Identifier */
            id: string | null;
            /**
             * @description What it is
             * @enum {string}
             */
            type: "asn" | "network" | "domain" | "mail-domain";
            /** @description AS64500, 203.0.113.0/24, 2001:db8::/32, roads.example */
            value: string;
            /**
             * Format: date-time
             * @description Since when it is theirs; null: not known
             */
            since: string | null;
            /**
             * Format: date-time
             * @description Until when it was; null: still
             */
            until: string | null;
            /**
             * @description How it is known to be theirs
             * @enum {string}
             */
            proof: "none" | "claimed" | "desk" | "dns" | "whois" | "letter" | "checked";
            /** @description Where that can be read */
            proof_note: string;
            /** @description Grows with each change */
            revision: number;
            /** @description Who else claims the same; empty: nobody you can see */
            conflict: string;
            /** @description What others hold of it */
            overlaps: {
                /** @description The other row */
                asset: string | null;
                /** @description Whose it is */
                organisation: string | null;
                /** @description Its name */
                name: string;
                /** @description The other network or domain */
                value: string;
                /**
                 * @description This one is the same, lies inside it, or contains it
                 * @enum {string}
                 */
                relation: "same" | "inside" | "contains";
            }[];
        };
        /** @description Products that are used there */
        TechnologyList: {
            /** @description Products that are used there */
            technologies: {
                /** @description Identifier */
                id: string | null;
                /** @description Who makes it */
                vendor: string;
                /** @description The product */
                product: string;
                /** @description The version in use */
                version: string;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                since: string | null;
                /**
                 * Format: date-time
                 * @description Until when; null: still
                 */
                until: string | null;
                /** @description How it is known: declared, seen by a sensor, an inventory */
                source: string;
                /** @description Grows with each change */
                revision: number;
            }[];
        };
        /** @description A product that is used there */
        TechnologyInput: {
            /** @description Who makes it */
            vendor?: string;
            /** @description The product */
            product?: string;
            /** @description The version in use */
            version?: string | null;
            /**
             * Format: date-time
             * @description Since when
             */
            since?: string | null;
            /**
             * Format: date-time
             * @description Until when; null: still
             */
            until?: string | null;
            /** @description How it is known: declared, seen by a sensor, an inventory */
            source?: string | null;
        };
        /** @description A product that is used there */
        Technology: {
            /** @description Identifier */
            id: string | null;
            /** @description Who makes it */
            vendor: string;
            /** @description The product */
            product: string;
            /** @description The version in use */
            version: string;
            /**
             * Format: date-time
             * @description Since when
             */
            since: string | null;
            /**
             * Format: date-time
             * @description Until when; null: still
             */
            until: string | null;
            /** @description How it is known: declared, seen by a sensor, an inventory */
            source: string;
            /** @description Grows with each change */
            revision: number;
        };
        /** @description Its OpenPGP keys */
        KeyList: {
            /** @description Its OpenPGP keys */
            keys: {
                /** @description Identifier */
                id: string | null;
                /** @description Fingerprint, hexadecimal */
                fingerprint: string;
                /** @description The primary user ID */
                uid: string;
                /** @description 4 or 6 */
                version: number;
                /**
                 * Format: date-time
                 * @description When it was made, as it says
                 */
                made_at: string | null;
                /**
                 * Format: date-time
                 * @description When it expires, as it says; null: never
                 */
                expires_at: string | null;
                /** @description It says that it was revoked */
                revoked: boolean;
                /** @description Where it comes from, and how the fingerprint was compared */
                source: string;
                /** @description The public key, armoured */
                armored: string;
                /** @description Grows with each change */
                revision: number;
                /**
                 * @description Whether it can be used
                 * @enum {string}
                 */
                state: "good" | "expires-soon" | "expired" | "revoked";
                /** @description What was asked waits for the desk's yes */
                waiting: boolean;
            }[];
        };
        /** @description An OpenPGP key of an organisation */
        OpenpgpKeyInput: {
            /** @description Where it comes from, and how the fingerprint was compared */
            source?: string | null;
            /** @description The public key, armoured */
            armored?: string;
        };
        /** @description An OpenPGP key of an organisation */
        OpenpgpKey: {
            /** @description Identifier */
            id: string | null;
            /** @description Fingerprint, hexadecimal */
            fingerprint: string;
            /** @description The primary user ID */
            uid: string;
            /** @description 4 or 6 */
            version: number;
            /**
             * Format: date-time
             * @description When it was made, as it says
             */
            made_at: string | null;
            /**
             * Format: date-time
             * @description When it expires, as it says; null: never
             */
            expires_at: string | null;
            /** @description It says that it was revoked */
            revoked: boolean;
            /** @description Where it comes from, and how the fingerprint was compared */
            source: string;
            /** @description The public key, armoured */
            armored: string;
            /** @description Grows with each change */
            revision: number;
            /**
             * @description Whether it can be used
             * @enum {string}
             */
            state: "good" | "expires-soon" | "expired" | "revoked";
            /** @description What was asked waits for the desk's yes */
            waiting: boolean;
        };
        /** @description Its place in the constituency */
        EdgeList: {
            /** @description Its place in the constituency */
            edges: {
                /** @description Identifier */
                id: string | null;
                /**
                 * @description What it means, read from `from` to `to`
                 * @enum {string}
                 */
                type: "serves" | "reports-to" | "part-of" | "member-of" | "coordinates-with";
                /** @description Id or reference; this organisation when left out */
                from: string;
                /** @description Id or reference; this organisation when left out */
                to: string;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                since: string | null;
                /**
                 * Format: date-time
                 * @description Until when; null: open
                 */
                until: string | null;
                /** @description Where it is written: an order, an agreement */
                source: string;
                /** @description Grows with each change */
                revision: number;
                /** @description The end that is not the organisation asked about */
                other: string;
                /** @description Its name */
                other_name: string;
                /** @description It holds at this moment */
                current: boolean;
            }[];
        };
        /** @description Who serves, or reports to, or is part of whom */
        EdgeInput: {
            /**
             * @description What it means, read from `from` to `to`
             * @enum {string}
             */
            type?: "serves" | "reports-to" | "part-of" | "member-of" | "coordinates-with";
            /** @description Id or reference; this organisation when left out */
            from?: string | null;
            /** @description Id or reference; this organisation when left out */
            to?: string | null;
            /**
             * Format: date-time
             * @description Since when
             */
            since?: string | null;
            /**
             * Format: date-time
             * @description Until when; null: open
             */
            until?: string | null;
            /** @description Where it is written: an order, an agreement */
            source?: string | null;
        };
        /** @description Who serves, or reports to, or is part of whom */
        Edge: {
            /** @description Identifier */
            id: string | null;
            /**
             * @description What it means, read from `from` to `to`
             * @enum {string}
             */
            type: "serves" | "reports-to" | "part-of" | "member-of" | "coordinates-with";
            /** @description Id or reference; this organisation when left out */
            from: string;
            /** @description Id or reference; this organisation when left out */
            to: string;
            /**
             * Format: date-time
             * @description Since when
             */
            since: string | null;
            /**
             * Format: date-time
             * @description Until when; null: open
             */
            until: string | null;
            /** @description Where it is written: an order, an agreement */
            source: string;
            /** @description Grows with each change */
            revision: number;
            /** @description The end that is not the organisation asked about */
            other: string;
            /** @description Its name */
            other_name: string;
            /** @description It holds at this moment */
            current: boolean;
        };
        /** @description What would end with this edge */
        EdgePreview: {
            /** @description What would end with this edge */
            losses: {
                /** @description What would no longer be seen */
                record: string | null;
                /** @description What it is; an organisation: its contacts, networks, technologies and keys */
                kind: string;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description By whom */
                organisation: string | null;
                /** @description Its name */
                organisation_name: string;
            }[];
        };
        /** @description Whom to ask */
        ConfirmationRequestInput: {
            /** @description Which; none: all that did not confirm within 180 days */
            contacts?: string[] | null;
        };
        /** @description Who was asked */
        Confirmations: {
            /** @description Who was asked */
            confirmations: {
                /** @description The contact */
                contact: string | null;
                /** @description Its name */
                name: string;
                /** @description Where the code goes */
                email: string;
                /** @description To be read over the telephone; empty when it goes by mail */
                code: string;
                /** @description The message in the outbox */
                message: string | null;
                /**
                 * Format: date-time
                 * @description Until when the code is good
                 */
                expires_at: string | null;
            }[];
        };
        /** @description What it was and what it became */
        Lineages: {
            /** @description What it was and what it became */
            lineage: {
                /** @description Identifier */
                id: string | null;
                /** @description renamed, merged or dissolved */
                what: string;
                /** @description The name it had */
                name: string;
                /** @description The organisation */
                from: string | null;
                /** @description Its name today */
                from_name: string;
                /** @description What took its place */
                to: string | null;
                /** @description Its name */
                to_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /**
                 * Format: date-time
                 * @description When a merge was undone
                 */
                undone_at: string | null;
            }[];
        };
        /** @description Changes that wait for the desk */
        HeldChanges: {
            /** @description Changes that wait for the desk */
            changes: {
                /** @description Identifier */
                id: string | null;
                /** @description contact or key */
                what: string;
                /** @description The row concerned */
                item: string | null;
                /** @description It is a new one */
                fresh: boolean;
                /** @description waiting, accepted or refused */
                state: string;
                /** @description Who asked */
                asked_by: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                asked_at: string | null;
                /**
                 * Format: date-time
                 * @description When the desk decided
                 */
                decided_at: string | null;
                /** @description How it shall be, as JSON */
                wanted: string;
            }[];
        };
        /** @description A change that waits for the desk */
        HeldChange: {
            /** @description Identifier */
            id: string | null;
            /** @description contact or key */
            what: string;
            /** @description The row concerned */
            item: string | null;
            /** @description It is a new one */
            fresh: boolean;
            /** @description waiting, accepted or refused */
            state: string;
            /** @description Who asked */
            asked_by: string;
            /**
             * Format: date-time
             * @description When
             */
            asked_at: string | null;
            /**
             * Format: date-time
             * @description When the desk decided
             */
            decided_at: string | null;
            /** @description How it shall be, as JSON */
            wanted: string;
        };
        /** @description The sharing groups you run or belong to */
        GroupList: {
            /** @description The sharing groups you run or belong to */
            groups: {
                /** @description Identifier */
                id: string | null;
                /** @description Its name */
                name: string;
                /** @description What it is for */
                purpose: string;
                /** @description Who runs it; your team when left out */
                team: string | null;
                /**
                 * @description The strictest marking that may be given to it
                 * @enum {string}
                 */
                ceiling: "clear" | "green" | "amber" | "amber+strict" | "red";
                /** @description How many belong to it */
                members: number;
                /** @description Grows with each change */
                revision: number;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                created_at: string | null;
                /**
                 * Format: date-time
                 * @description The last change
                 */
                updated_at: string | null;
            }[];
        };
        /** @description A sharing group */
        GroupInput: {
            /** @description Its name */
            name?: string;
            /** @description What it is for */
            purpose?: string | null;
            /** @description Who runs it; your team when left out */
            team?: string | null;
            /** @description The strictest marking that may be given to it */
            ceiling?: ("clear" | "green" | "amber" | "amber+strict" | "red") | null;
        };
        /** @description A sharing group */
        Group: {
            /** @description Identifier */
            id: string | null;
            /** @description Its name */
            name: string;
            /** @description What it is for */
            purpose: string;
            /** @description Who runs it; your team when left out */
            team: string | null;
            /**
             * @description The strictest marking that may be given to it
             * @enum {string}
             */
            ceiling: "clear" | "green" | "amber" | "amber+strict" | "red";
            /** @description How many belong to it */
            members: number;
            /** @description Grows with each change */
            revision: number;
            /**
             * Format: date-time
             * @description Since when
             */
            created_at: string | null;
            /**
             * Format: date-time
             * @description The last change
             */
            updated_at: string | null;
        };
        /** @description Who belongs to it */
        GroupMembers: {
            /** @description Who belongs to it */
            members: {
                /** @description Id or reference of an organisation, or id of a person of your team */
                member: string;
                /** @description Its name */
                name: string;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                since: string | null;
            }[];
        };
        /** @description Somebody in a sharing group */
        GroupMemberInput: {
            /** @description Id or reference of an organisation, or id of a person of your team */
            member?: string;
        };
        /** @description Somebody in a sharing group */
        GroupMember: {
            /** @description Id or reference of an organisation, or id of a person of your team */
            member: string;
            /** @description Its name */
            name: string;
            /**
             * Format: date-time
             * @description Since when
             */
            since: string | null;
        };
        /** @description Who is responsible for this at that time */
        Responsible: {
            /** @description What was asked */
            q: string;
            /** @description What it was taken for: network, asn, domain, mail-domain or words */
            kind: string;
            /** @description In its normal form */
            value: string;
            /**
             * Format: date-time
             * @description At which time; null: now
             */
            at: string | null;
            /** @description Somebody is known */
            found: boolean;
            /** @description The answer in words */
            sentence: string;
            /** @description Who */
            answers: {
                /** @description Responsible */
                organisation: string | null;
                /** @description Its reference */
                ref: string;
                /** @description Its name */
                name: string;
                /** @description What it is */
                org_kind: string;
                /** @description Where its onboarding stands */
                state: string;
                /** @description The row that matched; null for a product or name */
                asset: string | null;
                /** @description asn, network, domain, mail-domain, technology or name */
                type: string;
                /** @description What matched */
                value: string;
                /** @description exact, longest-prefix, longest-suffix, product or name */
                how: string;
                /**
                 * Format: date-time
                 * @description Since when it is theirs
                 */
                since: string | null;
                /**
                 * Format: date-time
                 * @description Until when it was
                 */
                until: string | null;
                /** @description How it is known to be theirs */
                proof: string;
                /** @description Where that can be read */
                proof_note: string;
                /** @description high, medium, low or contested */
                confidence: string;
                /** @description Who claims the same */
                conflict: string;
                /** @description The organisation that held it and became this one */
                was: string;
                /** @description All this in words */
                sentence: string;
                /** @description The way up to the centre at that time */
                path: {
                    /** @description The next one up */
                    organisation: string | null;
                    /** @description Its name */
                    name: string;
                    /** @description What it is */
                    org_kind: string;
                    /** @description serves: it serves the one below; reports-to, part-of: the one below does so */
                    via: string;
                    /** @description The edge */
                    edge: string | null;
                    /**
                     * Format: date-time
                     * @description Since when
                     */
                    since: string | null;
                    /**
                     * Format: date-time
                     * @description Until when
                     */
                    until: string | null;
                    /** @description Where it is written */
                    source: string;
                }[];
                /** @description Whom to call now, first the one chosen */
                call: {
                    /** @description This is the one to call */
                    chosen: boolean;
                    /** @description Where */
                    organisation: string | null;
                    /** @description Its name */
                    organisation_name: string;
                    /** @description Not at the organisation itself but at a CERT that serves it */
                    fallback: boolean;
                    /** @description The contact; null: a team's desk */
                    contact: string | null;
                    /** @description Who */
                    name: string;
                    /** @description What for */
                    role: string;
                    /** @description Mail address */
                    email: string;
                    /** @description Telephone */
                    telephone: string;
                    /** @description Language */
                    language: string;
                    /** @description Time zone */
                    zone: string;
                    /** @description When it is there */
                    hours: string;
                    /** @description Fingerprint of the key */
                    openpgp: string;
                    /** @description What is known of reaching it */
                    reachability: string;
                    /** @description It is there now, as far as hours are told */
                    open_now: boolean;
                    /** @description Day and time there */
                    local_time: string;
                    /** @description Why this one, or why not */
                    reason: string;
                }[];
                /** @description What lies around it */
                wider: {
                    /** @description Whose it is */
                    organisation: string | null;
                    /** @description Its name */
                    name: string;
                    /** @description The network or domain */
                    value: string;
                    /** @description How it is known */
                    proof: string;
                    /**
                     * Format: date-time
                     * @description Since when
                     */
                    since: string | null;
                    /**
                     * Format: date-time
                     * @description Until when
                     */
                    until: string | null;
                }[];
            }[];
            /** @description The nearest known, when nobody is */
            nearest: {
                /** @description Whose it is */
                organisation: string | null;
                /** @description Its name */
                name: string;
                /** @description The network or domain */
                value: string;
                /** @description How it is known */
                proof: string;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                since: string | null;
                /**
                 * Format: date-time
                 * @description Until when
                 */
                until: string | null;
            }[];
        };
        /** @description Whom would we call now? */
        Call: {
            /** @description Asked about */
            organisation: string | null;
            /** @description Its name */
            name: string;
            /** @description There is somebody to call */
            found: boolean;
            /** @description Whom, and why, in words */
            sentence: string;
            /** @description First the one to call, then the others with the reason why not */
            candidates: {
                /** @description This is the one to call */
                chosen: boolean;
                /** @description Where */
                organisation: string | null;
                /** @description Its name */
                organisation_name: string;
                /** @description Not at the organisation itself but at a CERT that serves it */
                fallback: boolean;
                /** @description The contact; null: a team's desk */
                contact: string | null;
                /** @description Who */
                name: string;
                /** @description What for */
                role: string;
                /** @description Mail address */
                email: string;
                /** @description Telephone */
                telephone: string;
                /** @description Language */
                language: string;
                /** @description Time zone */
                zone: string;
                /** @description When it is there */
                hours: string;
                /** @description Fingerprint of the key */
                openpgp: string;
                /** @description What is known of reaching it */
                reachability: string;
                /** @description It is there now, as far as hours are told */
                open_now: boolean;
                /** @description Day and time there */
                local_time: string;
                /** @description Why this one, or why not */
                reason: string;
            }[];
        };
        /** @description A reason that is kept */
        ReasonInput: {
            /** @description Why; it is kept in the timeline */
            reason?: string;
        };
        /** @description Who reported */
        Reporter: {
            /** @description Name */
            name: string;
            /** @description Address */
            email: string;
            /** @description Organisation */
            organisation: string;
            /** @description Telephone */
            telephone: string;
            /** @description OpenPGP key or fingerprint */
            openpgp: string;
            /** @description Language */
            language: string;
            /** @description Nothing was given */
            anonymous: boolean;
        };
        /** @description The scores, newest first */
        ReportScores: {
            /** @description The scores, newest first */
            scores: {
                /** @description Identifier */
                id: string | null;
                /**
                 * Format: date-time
                 * @description When it was given
                 */
                at: string | null;
                /** @description By whom */
                by: string;
                /** @description The name */
                by_name: string;
                /** @description CVSS version: 2.0, 3.0, 3.1, 4.0 */
                version: string;
                /** @description The vector in canonical form */
                vector: string;
                /** @description The overall score: environmental where given, else temporal or threat, else base */
                score: string;
                /** @description The same in tenths */
                tenths: number;
                /** @description none, low, medium, high, critical */
                severity: string;
                /** @description No later one of this version stands here */
                current: boolean;
            }[];
        };
        /** @description A score to be given */
        ReportScoreNewInput: {
            /** @description A CVSS vector of any version */
            vector?: string;
        };
        /** @description The decisions, newest first */
        ReportDecisions: {
            /** @description The decisions, newest first */
            decisions: {
                /** @description Identifier */
                id: string | null;
                /**
                 * Format: date-time
                 * @description When it was decided
                 */
                at: string | null;
                /** @description By whom */
                by: string;
                /** @description The name */
                by_name: string;
                /** @description The decision table: coordinator_triage */
                table: string;
                /** @description The version of the table */
                version: string;
                /** @description The answers, as point=value */
                answers: string[];
                /** @description What the table says */
                computed: string;
                /** @description What was decided */
                outcome: string;
                /** @description It was decided against the table */
                overridden: boolean;
                /** @description Why; empty when it was erased or none was needed */
                reason: string;
                /**
                 * Format: date-time
                 * @description The date that follows, where the outcome names days: a suggestion
                 */
                due_at: string | null;
                /** @description No later one by this table stands here */
                current: boolean;
            }[];
        };
        /** @description A decision to be made */
        ReportDecisionNewInput: {
            /** @description The decision table: coordinator_triage */
            table?: string;
            /** @description An answer for each of its points, as point=value */
            answers?: string[];
            /** @description What is decided, when it is not what the table says: then with a reason */
            outcome?: string | null;
            /** @description Why; at least 5 characters when it is decided against the table */
            reason?: string | null;
        };
        /** @description What trying it again showed */
        RetestInput: {
            /**
             * @description Tried again: it is gone, or it is still there
             * @enum {string}
             */
            answer?: "gone" | "still-there";
            /** @description What was tried and seen */
            text?: string | null;
        };
        /** @description What a CVSS vector says */
        CvssScore: {
            /** @description The vector in canonical form */
            vector: string;
            /** @description 2.0, 3.0, 3.1, 4.0 */
            version: string;
            /** @description The overall score: environmental where given, else temporal or threat, else base */
            score: string;
            /** @description The same in tenths */
            tenths: number;
            /** @description none, low, medium, high, critical */
            severity: string;
            /** @description The base score */
            base: string;
            /** @description The temporal score, of 4.0 the threat score; empty when no such metric is given */
            temporal: string;
            /** @description The environmental score; empty when no such metric is given */
            environmental: string;
            /** @description The impact subscore; 4.0 has none */
            impact: string;
            /** @description The exploitability subscore; 4.0 has none */
            exploitability: string;
            /** @description The impact subscore with the environmental metrics */
            adjusted_impact: string;
            /** @description The macro vector; 4.0 alone */
            macro_vector: string;
        };
        /** @description The metrics in the order of the standard */
        CvssMetricList: {
            /** @description The metrics in the order of the standard */
            metrics: {
                /** @description As vectors write it: AV */
                name: string;
                /** @description base, temporal (threat in 4.0), environmental, supplemental */
                group: string;
                /** @description Its values; of an optional one the first is not defined */
                values: string[];
            }[];
        };
        /** @description The decision tables */
        SsvcTableList: {
            /** @description The decision tables */
            tables: {
                /** @description coordinator_triage */
                name: string;
                /** @description Coordinator Triage */
                title: string;
                /** @description 1.0.0 */
                version: string;
                /** @description Whose it is: ssvc, cisa, cvss */
                namespace: string;
                /** @description What it can say */
                outcomes: string[];
            }[];
        };
        /** @description A decision table, whole */
        SsvcTable: {
            /** @description coordinator_triage */
            name: string;
            /** @description Coordinator Triage */
            title: string;
            /** @description 1.0.0 */
            version: string;
            /** @description Whose it is: ssvc, cisa, cvss */
            namespace: string;
            /** @description What it is for */
            definition: string;
            /** @description What it asks, in order */
            points: {
                /** @description As it is given in an answer: in_kev */
                name: string;
                /** @description In KEV */
                title: string;
                /** @description What is asked */
                definition: string;
                /** @description Its values */
                values: {
                    /** @description As it is given in an answer: super_effective */
                    word: string;
                    /** @description Super Effective */
                    name: string;
                    /** @description What it means */
                    definition: string;
                }[];
            }[];
            /** @description What it decides on */
            outcome: string;
            /** @description What it can say */
            outcomes: {
                /** @description As it is given in an answer: super_effective */
                word: string;
                /** @description Super Effective */
                name: string;
                /** @description What it means */
                definition: string;
            }[];
            /** @description The outcome of each combination of answers, the first point counting slowest */
            rows: string[];
        };
        /** @description A case made of a report */
        CaseFromReportInput: {
            /** @description One line; the report's when not given */
            title?: string | null;
            /** @description What all who take part read; the report's product and description when not given */
            summary?: string | null;
            /** @description Of a further report of the same vulnerability */
            report?: string | null;
        };
        /** @description What is offered to your organisation or desk */
        CaseOffers: {
            /** @description The newest first */
            offers: {
                /** @description Identifier */
                part: string | null;
                /** @description Of a case; what it is about is shown after consent */
                ref: string;
                /** @description Who asks */
                team: string;
                /** @description As what: vendor, coordinator, deployer, other */
                role: string;
                /**
                 * Format: date-time
                 * @description Until when nothing may be passed on or published
                 */
                until: string | null;
                /** @description In which the hour is meant */
                zone: string;
                /**
                 * Format: date-time
                 * @description Since when it is offered
                 */
                made_at: string | null;
                /** @description It is yours to answer; the desk that asks sees it, too */
                mine: boolean;
            }[];
        };
        /** @description Consent to an embargo that is offered */
        CaseOfferAnswerInput: {
            /** @description true: the case is shown from then on */
            agrees?: boolean;
            /**
             * Format: date-time
             * @description The day that was shown; when it is another now, nothing is agreed
             */
            until?: string | null;
        };
        /** @description Who takes part */
        CaseParties: {
            /** @description Those that you see */
            parties: {
                /** @description Identifier */
                part: string | null;
                /**
                 * @description vendor, finder, reporter, coordinator, deployer or other
                 * @enum {string}
                 */
                role: "vendor" | "finder" | "reporter" | "coordinator" | "deployer" | "other";
                /** @description Its name; empty for a finder who gave none */
                name: string;
                /** @description The organisation, desk, person or receipt; empty for a mail address alone */
                subject: string;
                /** @description Where letters go */
                address?: string;
                /** @description How it handles the report (Vultron RM): start, received, invalid, valid, accepted, deferred or closed */
                state: string;
                /**
                 * @description To the embargo: no-embargo, invited, signatory, lapsed (the date was changed since) or declined
                 * @enum {string}
                 */
                consent: "no-embargo" | "invited" | "signatory" | "lapsed" | "declined";
                /** @description not-contacted, contacted, bounced, seen or answered */
                contact: string;
                /** @description It was asked and has not answered */
                silent?: boolean;
                /** @description Of a vendor: 1 aware, 2 fix ready, 4 fix deployed, added */
                path: number;
                /** @description All who see the case see that it takes part */
                shared: boolean;
                /**
                 * Format: date-time
                 * @description When the first letter left
                 */
                contacted_at: string | null;
                /**
                 * Format: date-time
                 * @description When a letter came back
                 */
                bounced_at?: string | null;
                /**
                 * Format: date-time
                 * @description When its link was opened, or it signed in; machines open links, too
                 */
                seen_at: string | null;
                /**
                 * Format: date-time
                 * @description When it first answered
                 */
                answered_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was last asked again
                 */
                chased_at?: string | null;
                /**
                 * Format: date-time
                 * @description Since when it takes part no longer
                 */
                left_at: string | null;
                /** @description desk: you are the desk; party: you speak for it */
                acts_for: string;
                /** @description What you may do with it now */
                acts: string[];
            }[];
        };
        /** @description A party to be asked in */
        CasePartyNewInput: {
            /** @description An organisation or a team; empty: a mail address alone */
            subject?: string | null;
            /**
             * @description vendor, finder, reporter, coordinator, deployer or other
             * @enum {string}
             */
            role?: "vendor" | "finder" | "reporter" | "coordinator" | "deployer" | "other";
            /** @description The name, for a mail address alone */
            name?: string | null;
            /** @description Where letters go; of an organisation its first security contact when not given */
            address?: string | null;
            /** @description Of its letters: en, ur */
            language?: string | null;
            /** @description In which dates are told to it */
            zone?: string | null;
            /** @description Words of its own thread, to be read once it sees the case */
            text?: string | null;
            /** @description All who see the case see that it takes part */
            shared?: boolean | null;
        };
        /** @description Somebody who takes part in a case */
        CaseParty: {
            /** @description Identifier */
            part: string | null;
            /**
             * @description vendor, finder, reporter, coordinator, deployer or other
             * @enum {string}
             */
            role: "vendor" | "finder" | "reporter" | "coordinator" | "deployer" | "other";
            /** @description Its name; empty for a finder who gave none */
            name: string;
            /** @description The organisation, desk, person or receipt; empty for a mail address alone */
            subject: string;
            /** @description Where letters go */
            address?: string;
            /** @description How it handles the report (Vultron RM): start, received, invalid, valid, accepted, deferred or closed */
            state: string;
            /**
             * @description To the embargo: no-embargo, invited, signatory, lapsed (the date was changed since) or declined
             * @enum {string}
             */
            consent: "no-embargo" | "invited" | "signatory" | "lapsed" | "declined";
            /** @description not-contacted, contacted, bounced, seen or answered */
            contact: string;
            /** @description It was asked and has not answered */
            silent?: boolean;
            /** @description Of a vendor: 1 aware, 2 fix ready, 4 fix deployed, added */
            path: number;
            /** @description All who see the case see that it takes part */
            shared: boolean;
            /**
             * Format: date-time
             * @description When the first letter left
             */
            contacted_at: string | null;
            /**
             * Format: date-time
             * @description When a letter came back
             */
            bounced_at?: string | null;
            /**
             * Format: date-time
             * @description When its link was opened, or it signed in; machines open links, too
             */
            seen_at: string | null;
            /**
             * Format: date-time
             * @description When it first answered
             */
            answered_at: string | null;
            /**
             * Format: date-time
             * @description When it was last asked again
             */
            chased_at?: string | null;
            /**
             * Format: date-time
             * @description Since when it takes part no longer
             */
            left_at: string | null;
            /** @description desk: you are the desk; party: you speak for it */
            acts_for: string;
            /** @description What you may do with it now */
            acts: string[];
        };
        /** @description What is given with an act on a party */
        CasePartyActInput: {
            /** @description In words; on a party's behalf: by what it said so */
            text?: string | null;
        };
        /** @description A reminder to the parties that have not answered */
        CaseChaseInput: {
            /** @description true: do it; false: only say whom */
            send?: boolean | null;
        };
        /** @description A reminder to the parties that have not answered */
        CaseChase: {
            /** @description true: do it; false: only say whom */
            send: boolean;
            /** @description How many */
            count: number;
            /** @description Who */
            names: string[];
        };
        /** @description The embargo of a case */
        Embargo: {
            /**
             * @description none, proposed, active, revise or exited
             * @enum {string}
             */
            state: "none" | "proposed" | "active" | "revise" | "exited";
            /**
             * Format: date-time
             * @description Until when it holds
             */
            until: string | null;
            /** @description In which the hour was agreed */
            zone: string;
            /**
             * Format: date-time
             * @description When it ended
             */
            ended_at: string | null;
            /** @description Why: public, exploit, attacks, expired or agreed */
            end: string;
            /** @description Who asks that it ends early; a second person decides */
            second?: string;
            /** @description By name */
            second_name?: string;
            /** @description Why */
            second_reason?: string;
            /** @description A day can be proposed */
            may_propose: boolean;
            /** @description Why none can */
            why_not: string;
            /** @description The newest first */
            proposals: {
                /** @description Identifier */
                id: string | null;
                /**
                 * Format: date-time
                 * @description Until when nothing is to be published
                 */
                until: string | null;
                /** @description In which the hour is meant */
                zone: string;
                /** @description Why */
                reason: string;
                /** @description Who proposed it, for the desk and the party itself */
                by: string;
                /** @description By name */
                by_name: string;
                /** @description The party that proposed it; null: the desk, or another party */
                party: string;
                /** @description open, accepted, rejected, replaced by a later one, or fallen */
                state: string;
                /**
                 * Format: date-time
                 * @description When it was proposed
                 */
                at: string | null;
                /**
                 * Format: date-time
                 * @description When it was decided
                 */
                decided_at: string | null;
                /** @description How many parties agree, as far as you see */
                agree: number;
                /** @description How many do not */
                disagree: number;
                /** @description What your party said: yes, no or nothing */
                mine: string;
            }[];
        };
        /** @description A day to be proposed */
        EmbargoProposalNewInput: {
            /**
             * Format: date-time
             * @description Until when: a moment within a year
             */
            until?: string;
            /** @description In which its hour is meant: Asia/Karachi */
            zone?: string;
            /** @description Why; needed when every vendor has a fix already */
            reason?: string | null;
        };
        /** @description Ending an embargo early: the second person's word ends it */
        EmbargoEndInput: {
            /** @description Why it ends before its day */
            reason?: string;
        };
        /** @description The vulnerabilities of a case */
        CaseVulnerabilities: {
            /** @description In order of their numbers */
            vulnerabilities: {
                /** @description Identifier */
                id: string | null;
                /** @description Its number within the case */
                n: number;
                /** @description One line */
                title: string;
                /** @description CVE id, when there is one */
                cve: string;
                /** @description CWE, as CWE-79 */
                weakness: string;
                /** @description CVSS vector of any version */
                vector: string;
                /** @description Its overall score */
                score: string;
                /** @description none, low, medium, high, critical */
                severity: string;
                /** @description What it is */
                description: string;
                /** @description Grows with each change */
                revision: number;
                /**
                 * Format: date-time
                 * @description When it was entered
                 */
                created_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was changed last
                 */
                updated_at: string | null;
            }[];
        };
        /** @description One vulnerability of a case */
        CaseVulnerabilityInput: {
            /** @description One line */
            title?: string;
            /** @description CVE id, when there is one */
            cve?: string | null;
            /** @description CWE, as CWE-79 */
            weakness?: string | null;
            /** @description CVSS vector of any version */
            vector?: string | null;
            /** @description What it is */
            description?: string | null;
        };
        /** @description What vendors say */
        CaseStatuses: {
            /** @description By vendor and vulnerability */
            statuses: {
                /** @description Identifier */
                part: string | null;
                /** @description The vendor's part */
                party: string | null;
                /** @description Its name, as far as you see that it takes part */
                party_name: string;
                /** @description Which vulnerability */
                vulnerability: string | null;
                /** @description Its number within the case */
                n: number;
                /** @description Of which product; empty: of all that it makes */
                product: string;
                /** @description Of which versions: a range */
                versions: string;
                /** @description unknown, under-investigation, affected, not-affected, fix-in-progress, fixed or no-fix-planned */
                state: string;
                /**
                 * @description Why it is not affected, as CSAF names it; none: not said
                 * @enum {string}
                 */
                justification: "none" | "component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist";
                /** @description The vendor's words */
                statement: string;
                /** @description The centre's words, kept apart */
                addendum: string;
                /** @description Of the statement: draft, submitted, approved or returned */
                approval: string;
                /** @description How often the statement was changed after it was approved */
                amended: number;
                /**
                 * Format: date-time
                 * @description When it was last said
                 */
                said_at: string | null;
                /**
                 * Format: date-time
                 * @description When a fix is there, or is meant to be
                 */
                fix_at: string | null;
                /** @description All who see the case see this status */
                shared: boolean;
                /**
                 * Format: date-time
                 * @description The last step
                 */
                updated_at: string | null;
                /** @description What you may do with it now */
                acts: string[];
            }[];
        };
        /** @description A row for a product and a range of versions */
        CaseStatusNewInput: {
            /** @description The vendor's part */
            party?: string;
            /** @description Which vulnerability */
            vulnerability?: string;
            /** @description Of which product */
            product?: string;
            /** @description Of which versions: a range */
            versions?: string | null;
        };
        /** @description What a vendor says of a vulnerability */
        CaseStatus: {
            /** @description Identifier */
            part: string | null;
            /** @description The vendor's part */
            party: string | null;
            /** @description Its name, as far as you see that it takes part */
            party_name: string;
            /** @description Which vulnerability */
            vulnerability: string | null;
            /** @description Its number within the case */
            n: number;
            /** @description Of which product; empty: of all that it makes */
            product: string;
            /** @description Of which versions: a range */
            versions: string;
            /** @description unknown, under-investigation, affected, not-affected, fix-in-progress, fixed or no-fix-planned */
            state: string;
            /**
             * @description Why it is not affected, as CSAF names it; none: not said
             * @enum {string}
             */
            justification: "none" | "component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist";
            /** @description The vendor's words */
            statement: string;
            /** @description The centre's words, kept apart */
            addendum: string;
            /** @description Of the statement: draft, submitted, approved or returned */
            approval: string;
            /** @description How often the statement was changed after it was approved */
            amended: number;
            /**
             * Format: date-time
             * @description When it was last said
             */
            said_at: string | null;
            /**
             * Format: date-time
             * @description When a fix is there, or is meant to be
             */
            fix_at: string | null;
            /** @description All who see the case see this status */
            shared: boolean;
            /**
             * Format: date-time
             * @description The last step
             */
            updated_at: string | null;
            /** @description What you may do with it now */
            acts: string[];
        };
        /** @description What is given with an act on a status */
        CaseStatusActInput: {
            /** @description say: unknown, under-investigation, affected, not-affected, fix-in-progress, fixed or no-fix-planned */
            state?: ("unknown" | "under-investigation" | "affected" | "not-affected" | "fix-in-progress" | "fixed" | "no-fix-planned") | null;
            /** @description say: why it is not affected */
            justification?: ("none" | "component_not_present" | "vulnerable_code_not_present" | "vulnerable_code_not_in_execute_path" | "vulnerable_code_cannot_be_controlled_by_adversary" | "inline_mitigations_already_exist") | null;
            /** @description say: in the vendor's words, for publication */
            statement?: string | null;
            /**
             * Format: date-time
             * @description say: when a fix is there
             */
            fix_at?: string | null;
            /** @description return: why; addendum: the centre's words */
            text?: string | null;
        };
        /** @description What was said */
        CaseThread: {
            /** @description The oldest first */
            entries: {
                /** @description Identifier */
                id: string | null;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /** @description Who: a person, a receipt or a part of the system */
                actor: string;
                /** @description The person's name */
                actor_name: string;
                /** @description What was done */
                verb: string;
                /** @description The route, recipient or other part concerned */
                part: string;
                /** @description The member that changed */
                field: string;
                /** @description Before */
                was: string;
                /** @description After */
                now: string;
                /** @description The text */
                body: string;
                /** @description all: whoever sees the record; else the principals, comma-separated */
                audience: string;
                /** @description The text was removed by a rule; the entry and its proof remain */
                erased: boolean;
            }[];
        };
        /** @description Words for one of the threads of a case */
        CaseWordsInput: {
            /**
             * @description all: whoever sees the case; party: one party and the desk; desk: the desk alone
             * @enum {string}
             */
            to?: "all" | "party" | "desk";
            /** @description Which, when the desk writes to one */
            party?: string | null;
            /** @description The text */
            body?: string;
        };
        /** @description What merging two cases does */
        CaseMerge: {
            /** @description The case that goes on */
            into: string | null;
            /** @description Its reference */
            ref: string;
            /**
             * @description Its embargo then
             * @enum {string}
             */
            embargo: "none" | "proposed" | "active" | "revise" | "exited";
            /**
             * Format: date-time
             * @description Until when: the earlier of two days
             */
            until: string | null;
            /** @description In which the hour was agreed */
            zone: string;
            /** @description That is another embargo than it has now */
            changes: boolean;
            /** @description How many go into it */
            vulnerabilities: number;
            /** @description What becomes of each party */
            parties: {
                /** @description The party */
                part: string | null;
                /** @description Its name; empty for a finder who gave none */
                name: string;
                /**
                 * @description vendor, finder, reporter, coordinator, deployer or other
                 * @enum {string}
                 */
                role: "vendor" | "finder" | "reporter" | "coordinator" | "deployer" | "other";
                /** @description The case in which it takes part now */
                from: string;
                /** @description sees: the case as it will be; asked: to agree to the embargo first; out: it declined, or left. A split: stays, goes or both */
                is: string;
            }[];
            /** @description Whom to credit then, the earliest first */
            credits: {
                /** @description The report */
                report: string | null;
                /** @description Its reference */
                ref: string;
                /** @description Whom to credit; empty: nobody, or not by name */
                name: string;
                /** @description Credit is wished */
                wanted: boolean;
                /**
                 * Format: date-time
                 * @description When it came: who was first stands first
                 */
                received_at: string | null;
            }[];
        };
        /** @description What becomes a case of its own */
        CaseSplitNewInput: {
            /** @description Of the new case */
            title?: string;
            /** @description What all who take part in the new case read */
            summary?: string | null;
            /** @description Why, for the desk */
            text?: string | null;
            /** @description The reports that go */
            reports?: string[] | null;
            /** @description The vulnerabilities that go */
            vulnerabilities?: string[] | null;
            /** @description The parties that go */
            parties?: string[] | null;
            /** @description The parties that take part in both */
            both?: string[] | null;
            /** @description true: do it; false: only say what becomes of whom */
            send?: boolean | null;
        };
        /** @description A case that was split, or would be */
        CaseSplit: {
            /** @description The new case; null: it was only asked */
            made: string | null;
            /** @description Its reference */
            ref: string;
            /**
             * @description The embargo that it takes over
             * @enum {string}
             */
            embargo: "none" | "proposed" | "active" | "revise" | "exited";
            /**
             * Format: date-time
             * @description Until when
             */
            until: string | null;
            /** @description In which the hour was agreed */
            zone: string;
            /** @description What becomes of each party: stays, goes or both */
            parties: {
                /** @description The party */
                part: string | null;
                /** @description Its name; empty for a finder who gave none */
                name: string;
                /**
                 * @description vendor, finder, reporter, coordinator, deployer or other
                 * @enum {string}
                 */
                role: "vendor" | "finder" | "reporter" | "coordinator" | "deployer" | "other";
                /** @description The case in which it takes part now */
                from: string;
                /** @description sees: the case as it will be; asked: to agree to the embargo first; out: it declined, or left. A split: stays, goes or both */
                is: string;
            }[];
        };
        /** @description What was merged into this case, or split from it */
        CaseMoves: {
            /** @description The newest first */
            moves: {
                /** @description Identifier */
                id: string | null;
                /**
                 * @description merge: one case went into the other; split: a part of one became the other
                 * @enum {string}
                 */
                kind: "merge" | "split";
                /** @description It came to this case; else it went from it */
                here: boolean;
                /** @description The other case */
                other: string | null;
                /** @description Its reference */
                other_ref: string;
                /** @description Its title */
                other_title: string;
                /** @description By whom */
                actor_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /**
                 * Format: date-time
                 * @description When it was taken back
                 */
                undone_at: string | null;
            }[];
        };
        /** @description Whom to credit, in the order in which the reports came */
        CaseCredits: {
            /** @description The earliest first */
            credits: {
                /** @description The report */
                report: string | null;
                /** @description Its reference */
                ref: string;
                /** @description Whom to credit; empty: nobody, or not by name */
                name: string;
                /** @description Credit is wished */
                wanted: boolean;
                /**
                 * Format: date-time
                 * @description When it came: who was first stands first
                 */
                received_at: string | null;
            }[];
        };
        /** @description What came in by every door */
        Inbox: {
            /** @description Newest first */
            items: {
                /** @description Identifier */
                id: string | null;
                /** @description message, or report where the public form made one */
                kind: string;
                /** @description Its reference */
                ref: string;
                /** @description Subject */
                title: string;
                /** @description Marking */
                tlp: string;
                /** @description The desk it came to */
                team: string | null;
                /** @description Who looks at it */
                assignee: string | null;
                /** @description Language of its text */
                language: string;
                /** @description ltr or rtl */
                direction: string;
                /**
                 * Format: date-time
                 * @description When it came
                 */
                received_at: string | null;
                /**
                 * Format: date-time
                 * @description Until when it must have been looked at
                 */
                due_at: string | null;
                /** @description Which clock that is */
                due_what: string;
                /** @description mail, form, call, portal, api, partner or sensor */
                door: string;
                /** @description Who, as given */
                sender: string;
                /** @description Mail address, as given */
                address: string;
                /** @description The organisation recognised */
                organisation: string | null;
                /** @description Its name */
                organisation_name: string;
                /** @description Why this organisation */
                why: string;
                /** @description What it seems to be */
                guess: string;
                /** @description Why it seems so */
                guess_why: string;
                /** @description How bad, as told */
                severity: string;
                /** @description How many files came with it */
                files: number;
                /** @description Something looks odd about it */
                odd: boolean;
                /** @description OpenPGP signature */
                signature: string;
            }[];
            /** @description Cursor of the next page; empty on the last */
            next: string;
        };
        /** @description Whose mail is noise at this desk */
        NoiseRules: {
            /** @description Whose mail is noise at this desk */
            rules: {
                /** @description name@domain, or @domain */
                pattern: string;
                /** @description Who said so */
                created_by_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                created_at: string | null;
                /** @description How often it was used */
                hits: number;
            }[];
        };
        /** @description A rule that shall go */
        NoiseRuleDropInput: {
            /** @description The rule to drop */
            pattern?: string;
        };
        /** @description What an import did */
        ImportResult: {
            /** @description The import, to take it back; null for a dry run */
            id: string | null;
            /** @description Nothing was kept */
            dry_run: boolean;
            /**
             * @description csv, vcard, openpgp or misp: told by the content
             * @enum {string}
             */
            format: "csv" | "vcard" | "openpgp" | "misp";
            /** @description How the file was read */
            encoding: string;
            /** @description What parts the columns of a table */
            delimiter: string;
            /** @description The headers of a table, in order */
            headers: string[];
            /** @description What each column was taken for; empty: ignored */
            columns: string[];
            /** @description Headers that mean nothing here */
            ignored: string[];
            /** @description Organisations made */
            new: number;
            /** @description Organisations changed */
            changed: number;
            /** @description Rows that say what is known */
            unchanged: number;
            /** @description Rows that contradict */
            conflicting: number;
            /** @description Rows not taken, conflicting ones too */
            refused_rows: number;
            /** @description The rows not taken, with line, column and reason */
            refused: {
                /** @description Line of the file, the first is 1; of a keyring or MISP's list: which one */
                line: number;
                /** @description Column, counted from 1; 0: the whole row */
                column: number;
                /** @description What the column was taken for */
                name: string;
                /** @description What is wrong */
                reason: string;
                /** @description It contradicts what is known or what stands in another row */
                conflict: boolean;
            }[];
        };
        /** @description The imports of your team */
        ImportRows: {
            /** @description The imports of your team */
            imports: {
                /** @description Identifier */
                id: string | null;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /** @description Organisations made */
                new: number;
                /** @description Organisations changed */
                changed: number;
                /** @description Rows not taken */
                refused_rows: number;
                /**
                 * Format: date-time
                 * @description When it was taken back
                 */
                undone_at: string | null;
            }[];
        };
        /** @description What became of it */
        TakenBack: {
            /** @description What was undone */
            undone: number;
            /** @description What stays, and why: it was changed since */
            kept: string[];
        };
        /** @description Whom an alert would go to */
        AlertChoiceInput: {
            /** @description The team that sends */
            team?: string;
            /** @description How soon it must be known */
            urgency?: ("urgent" | "routine" | "critical") | null;
            /** @description Organisations of these sectors */
            sectors?: string[] | null;
            /** @description Organisations of these kinds */
            org_kinds?: string[] | null;
            /** @description Designated critical infrastructure of these grades */
            cii_grades?: string[] | null;
            /** @description Those who use one of these */
            technologies?: string[] | null;
            /** @description Members of these groups */
            sharing_groups?: string[] | null;
            /** @description These, whatever the other lists say */
            named?: string[] | null;
            /** @description Not these */
            left_out?: string[] | null;
            /** @description No lists in the answer */
            numbers_only?: boolean | null;
        };
        /** @description Whom it would go to */
        AlertPreview: {
            /** @description How many organisations */
            organisations: number;
            /** @description How many mail addresses are known there */
            addresses: number;
            /** @description Organisations without any contact: the CERT that serves them is told instead */
            without_contact: number;
            /** @description Organisations without a good OpenPGP key */
            without_key: number;
            /** @description Organisations whose first contact has not confirmed itself lately */
            unconfirmed: number;
            /** @description Each of them, and why */
            recipients: {
                /** @description Which */
                organisation: string | null;
                /** @description Its name */
                name: string;
                /** @description Its sector */
                sector: string;
                /** @description Why this one */
                why: string;
                /** @description Who would be asked first; empty: nobody that the team knows */
                contact: string;
                /** @description What for */
                role: string;
                /** @description unconfirmed, confirmed, stale or bouncing; empty without contact */
                reachability: string;
                /** @description How many mail addresses are known, one asked after the other */
                addresses: number;
                /** @description A good OpenPGP key is known */
                key: boolean;
            }[];
            /** @description Those named that exist no more */
            gone: {
                /** @description Which */
                organisation: string | null;
                /** @description Its name */
                name: string;
                /** @description The state that it is in */
                why: string;
            }[];
        };
        /** @description Alerts that wait for an answer of your organisations */
        WaitingAlerts: {
            /** @description The soonest first */
            alerts: {
                /** @description The alert */
                alert: string | null;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description Its marking */
                tlp: string;
                /** @description The line */
                part: string | null;
                /** @description The organisation that is asked */
                organisation: string | null;
                /** @description Its name */
                organisation_name: string;
                /** @description The answer so far */
                answer: string;
                /** @description How soon */
                urgency: string;
                /** @description What is wanted: acknowledge or state-action */
                wanted: string;
                /**
                 * Format: date-time
                 * @description When it was sent
                 */
                sent_at: string | null;
                /**
                 * Format: date-time
                 * @description By when
                 */
                answer_by: string | null;
            }[];
        };
        /** @description An alert as its recipients will see it */
        AlertText: {
            /** @description Subject of the mail */
            subject: string;
            /** @description The mail; the personal link is put in as it leaves */
            mail: string;
            /** @description What the recipient reads after signing in */
            portal: string;
            /** @description In two short messages at most, to be sent by hand */
            sms: string;
        };
        /** @description A test to oneself */
        AlertTest: {
            /** @description The message in the outbox */
            message: string | null;
            /** @description Your own address */
            recipient: string;
        };
        /** @description What an organisation answers */
        AlertAnswerInput: {
            /** @description For which of your organisations; null: for each that got it */
            organisation?: string | null;
            /**
             * @description The answer
             * @enum {string}
             */
            answer?: "received" | "not-affected" | "affected-working" | "done" | "need-help";
            /** @description In words */
            said?: string | null;
        };
        /** @description What an organisation answers */
        AlertAnswer: {
            /** @description For which of your organisations; null: for each that got it */
            organisation: string | null;
            /**
             * @description The answer
             * @enum {string}
             */
            answer: "received" | "not-affected" | "affected-working" | "done" | "need-help";
            /** @description In words */
            said: string;
            /** @description How many lines it counts for */
            lines: number;
        };
        /** @description Who has answered */
        AlertLedger: {
            /** @description Lines in all */
            total: number;
            /** @description Those that have not answered */
            silent: number;
            /** @description Those that need help */
            help: number;
            /** @description Those whose letter is held in the outbox */
            held: number;
            /** @description Lines that fit what was asked for */
            matching: number;
            /** @description By state */
            tallies: {
                /** @description The state of lines */
                state: string;
                /** @description How many */
                n: number;
            }[];
            /** @description The lines of this page */
            lines: {
                /** @description The line */
                part: string | null;
                /** @description Which organisation */
                organisation: string | null;
                /** @description Its name, as far as you can see it */
                name: string;
                /** @description Its sector */
                sector: string;
                /** @description queued, sent, delivered, bounced, opened, acknowledged, stated, verified or withdrawn */
                state: string;
                /** @description Its letter is held in the outbox */
                held: boolean;
                /** @description received, not-affected, affected-working, done or need-help; empty: none yet */
                answer: string;
                /** @description In words, with the answer */
                said: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                answered_at: string | null;
                /** @description Who: a person, or the way by which it came */
                answered_by: string;
                /** @description The person's name */
                answered_name: string;
                /** @description How it was last reached or heard: mail, link, reply, portal, call or desk */
                channel: string;
                /** @description How many were asked */
                rung: number;
                /** @description Who was asked last */
                contact: string | null;
                /** @description By name */
                who: string;
                /** @description At which address */
                address: string;
                /** @description The last letter, in the outbox */
                message: string | null;
                /** @description The CERT that serves it */
                cert: string | null;
                /** @description Its name */
                cert_name: string;
                /** @description The CERT that was told that nobody answers */
                escalated_to: string | null;
                /** @description Why this organisation was chosen */
                why: string;
                /**
                 * Format: date-time
                 * @description When the next one is asked, if nobody answers
                 */
                due_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was queued
                 */
                created_at: string | null;
                /**
                 * Format: date-time
                 * @description When the letter left
                 */
                sent_at: string | null;
                /**
                 * Format: date-time
                 * @description When a mail server took it
                 */
                delivered_at: string | null;
                /**
                 * Format: date-time
                 * @description When it came back
                 */
                bounced_at: string | null;
                /**
                 * Format: date-time
                 * @description When the link was opened first; machines open links, too
                 */
                opened_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was acknowledged first
                 */
                acknowledged_at: string | null;
                /**
                 * Format: date-time
                 * @description When action was stated first
                 */
                stated_at: string | null;
                /**
                 * Format: date-time
                 * @description When the desk has looked itself
                 */
                verified_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was last reminded or asked again
                 */
                reminded_at: string | null;
            }[];
        };
        /** @description The ledger by sector or by CERT */
        AlertGroups: {
            /** @description Those with most silence first */
            groups: {
                /** @description Code of the sector, or the CERT; none: no CERT serves them */
                key: string;
                /** @description Its name */
                name: string;
                /** @description Lines in all */
                total: number;
                /** @description Not answered */
                silent: number;
                /** @description In need of help */
                help: number;
                /** @description Came back */
                bounced: number;
            }[];
        };
        /** @description A reminder to those who have not answered */
        AlertReminderInput: {
            /** @description Which lines; none: all that have not answered */
            lines?: string[] | null;
            /** @description true: do it; false: only say whom and with what text */
            send?: boolean | null;
        };
        /** @description A reminder to those who have not answered */
        AlertReminder: {
            /** @description Which lines; none: all that have not answered */
            lines: string[];
            /** @description true: do it; false: only say whom and with what text */
            send: boolean;
            /** @description How many organisations */
            count: number;
            /** @description How many letters: one for each address */
            addresses: number;
            /** @description The first hundred of them */
            names: string[];
            /** @description Subject of the letter */
            subject: string;
            /** @description Its text */
            text: string;
        };
        /** @description The story of a line */
        AlertLineStory: {
            /** @description What happened with this line, newest last */
            steps: {
                /** @description Identifier */
                id: string | null;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /** @description Who: a person, a receipt or a part of the system */
                actor: string;
                /** @description The person's name */
                actor_name: string;
                /** @description What was done */
                verb: string;
                /** @description The route, recipient or other part concerned */
                part: string;
                /** @description The member that changed */
                field: string;
                /** @description Before */
                was: string;
                /** @description After */
                now: string;
                /** @description The text */
                body: string;
                /** @description all: whoever sees the record; else the principals, comma-separated */
                audience: string;
                /** @description The text was removed by a rule; the entry and its proof remain */
                erased: boolean;
            }[];
        };
        /** @description What is given with an act on a line */
        AlertLineActInput: {
            /** @description received, not-affected, affected-working, done or need-help: for call and answer */
            answer?: string | null;
            /** @description What was said, or the note */
            text?: string | null;
        };
        /** @description An organisation's line in the ledger */
        AlertLine: {
            /** @description The line */
            part: string | null;
            /** @description Which organisation */
            organisation: string | null;
            /** @description Its name, as far as you can see it */
            name: string;
            /** @description Its sector */
            sector: string;
            /** @description queued, sent, delivered, bounced, opened, acknowledged, stated, verified or withdrawn */
            state: string;
            /** @description Its letter is held in the outbox */
            held: boolean;
            /** @description received, not-affected, affected-working, done or need-help; empty: none yet */
            answer: string;
            /** @description In words, with the answer */
            said: string;
            /**
             * Format: date-time
             * @description When
             */
            answered_at: string | null;
            /** @description Who: a person, or the way by which it came */
            answered_by: string;
            /** @description The person's name */
            answered_name: string;
            /** @description How it was last reached or heard: mail, link, reply, portal, call or desk */
            channel: string;
            /** @description How many were asked */
            rung: number;
            /** @description Who was asked last */
            contact: string | null;
            /** @description By name */
            who: string;
            /** @description At which address */
            address: string;
            /** @description The last letter, in the outbox */
            message: string | null;
            /** @description The CERT that serves it */
            cert: string | null;
            /** @description Its name */
            cert_name: string;
            /** @description The CERT that was told that nobody answers */
            escalated_to: string | null;
            /** @description Why this organisation was chosen */
            why: string;
            /**
             * Format: date-time
             * @description When the next one is asked, if nobody answers
             */
            due_at: string | null;
            /**
             * Format: date-time
             * @description When it was queued
             */
            created_at: string | null;
            /**
             * Format: date-time
             * @description When the letter left
             */
            sent_at: string | null;
            /**
             * Format: date-time
             * @description When a mail server took it
             */
            delivered_at: string | null;
            /**
             * Format: date-time
             * @description When it came back
             */
            bounced_at: string | null;
            /**
             * Format: date-time
             * @description When the link was opened first; machines open links, too
             */
            opened_at: string | null;
            /**
             * Format: date-time
             * @description When it was acknowledged first
             */
            acknowledged_at: string | null;
            /**
             * Format: date-time
             * @description When action was stated first
             */
            stated_at: string | null;
            /**
             * Format: date-time
             * @description When the desk has looked itself
             */
            verified_at: string | null;
            /**
             * Format: date-time
             * @description When it was last reminded or asked again
             */
            reminded_at: string | null;
        };
        /** @description How a team sends alerts */
        AlertPolicy: {
            /**
             * @description urgent-alone: urgent ones by one person, with a review owed within a day; second-person; direct
             * @enum {string}
             */
            review: "urgent-alone" | "second-person" | "direct";
            /** @description The team has set it itself */
            own: boolean;
            /** @description For each urgency */
            paces: {
                /**
                 * @description Of which alerts
                 * @enum {string}
                 */
                urgency: "urgent" | "routine" | "critical";
                /** @description Silence before the next contact is asked */
                minutes: number;
                /** @description Silence of the last contact before the CERT above is told */
                parent: number;
                /** @description At all hours; else within the hours of the contact */
                always: boolean;
            }[];
        };
        /** @description How a team sends alerts */
        AlertPolicyInput: {
            /**
             * @description urgent-alone: urgent ones by one person, with a review owed within a day; second-person; direct
             * @enum {string}
             */
            review?: "urgent-alone" | "second-person" | "direct";
            /** @description For each urgency */
            paces?: {
                /**
                 * @description Of which alerts
                 * @enum {string}
                 */
                urgency?: "urgent" | "routine" | "critical";
                /** @description Silence before the next contact is asked */
                minutes?: number;
                /** @description Silence of the last contact before the CERT above is told */
                parent?: number;
                /** @description At all hours; else within the hours of the contact */
                always?: boolean | null;
            }[];
        };
        /** @description What became of the lines; durable when this is answered */
        EventsTaken: {
            /** @description Lines that were new */
            accepted: number;
            /** @description Lines that had been taken in before */
            duplicates: number;
            /** @description Lines that were not understood; they are kept */
            quarantined: number;
            /** @description Blank lines, comments and statistics of the sensor */
            skipped: number;
            /** @description Why, for the first hundred of them */
            errors: {
                /** @description Which line or row; 1 is the first */
                line: number;
                /** @description What is wrong, as a word */
                code: string;
                /** @description What is wrong, as a sentence */
                reason: string;
                /** @description The column, or a JSON pointer; empty: the row as a whole */
                pointer: string;
            }[];
            /** @description The import, for looking at it later */
            batch: string;
            /** @description Shadowserver: which report it was taken for */
            report_type: string;
            /** @description This batch was taken in before: the counts are those of then */
            again: boolean;
            /** @description Shadowserver: no report that is known; read by the columns that all have */
            unknown_type: boolean;
        };
        /** @description Events, newest first */
        Events: {
            /** @description Newest first */
            items: {
                /** @description Identifier; yours, not another viewer's */
                id: string;
                /**
                 * Format: date-time
                 * @description When it was first observed
                 */
                first_seen: string | null;
                /**
                 * Format: date-time
                 * @description When it was last observed, in that hour
                 */
                last_seen: string | null;
                /** @description How many lines told the same in that hour */
                count: number;
                /** @description RSIT type */
                classification: string;
                /** @description classification.identifier: what exactly */
                identifier: string;
                /** @description feed.name: who observed it */
                feed: string;
                /** @description Address of the source */
                source: string;
                /** @description Address of the destination */
                destination: string;
                /** @description Registrable domain of the source's name, URL or reverse name (Public Suffix List) */
                source_domain: string;
                /** @description ... of the destination's */
                destination_domain: string;
                /** @description -1: none */
                source_port: number;
                /** @description -1: none */
                destination_port: number;
                /** @description Whose it is; empty: nobody's that is known */
                organisation: string;
                /** @description Its name */
                organisation_name: string;
                /** @description How that was found: network, domain, mail domain, reverse name, asn; disputed when two claim it */
                method: string;
                /** @description How sure that is, 0 to 100 */
                confidence: number;
                /** @description The other fields */
                fields: {
                    /** @description The field, as IntelMQ's data harmonisation calls it */
                    name: string;
                    /** @description Its value */
                    value: string;
                }[];
                /**
                 * @description How bad its class is at its worst
                 * @enum {string}
                 */
                severity: "info" | "low" | "medium" | "high" | "critical";
                /** @description The warning lists that its source or destination was on when it came */
                warnings: string[];
                /** @description The line it was first told by; in the answer for one event alone */
                raw: string;
                /** @description SHA-256 of the stored chunk of lines it lies in; in the answer for one event alone */
                raw_sha256: string;
            }[];
            /** @description Cursor of the next page; empty on the last */
            next: string;
        };
        /** @description Figures of the events that were asked for */
        EventFigures: {
            /** @description How many events */
            events: number;
            /** @description How many lines told them */
            lines: number;
            /** @description How many were looked through */
            counted: number;
            /**
             * Format: date-time
             * @description The first of them was observed then
             */
            first: string | null;
            /**
             * Format: date-time
             * @description ... the last
             */
            last: string | null;
            /** @description All were counted; false: only the newest */
            complete: boolean;
            /** @description By hour or by day of the first observation, oldest first; without those that are empty */
            buckets: {
                /**
                 * Format: date-time
                 * @description Where it begins, UTC
                 */
                at: string | null;
                /** @description Events */
                events: number;
                /** @description Lines that told them */
                lines: number;
            }[];
            /** @description By class, the worst first */
            classes: {
                /** @description What they have in common; empty: none */
                word: string;
                /** @description Its name, where the word is an id */
                name: string;
                /** @description Events */
                events: number;
                /** @description Lines that told them */
                lines: number;
            }[];
            /** @description By who observed them */
            feeds: {
                /** @description What they have in common; empty: none */
                word: string;
                /** @description Its name, where the word is an id */
                name: string;
                /** @description Events */
                events: number;
                /** @description Lines that told them */
                lines: number;
            }[];
            /** @description By whose they are */
            organisations: {
                /** @description What they have in common; empty: none */
                word: string;
                /** @description Its name, where the word is an id */
                name: string;
                /** @description Events */
                events: number;
                /** @description Lines that told them */
                lines: number;
            }[];
        };
        /** @description What was observed of one asset in one hour */
        Event: {
            /** @description Identifier; yours, not another viewer's */
            id: string;
            /**
             * Format: date-time
             * @description When it was first observed
             */
            first_seen: string | null;
            /**
             * Format: date-time
             * @description When it was last observed, in that hour
             */
            last_seen: string | null;
            /** @description How many lines told the same in that hour */
            count: number;
            /** @description RSIT type */
            classification: string;
            /** @description classification.identifier: what exactly */
            identifier: string;
            /** @description feed.name: who observed it */
            feed: string;
            /** @description Address of the source */
            source: string;
            /** @description Address of the destination */
            destination: string;
            /** @description Registrable domain of the source's name, URL or reverse name (Public Suffix List) */
            source_domain: string;
            /** @description ... of the destination's */
            destination_domain: string;
            /** @description -1: none */
            source_port: number;
            /** @description -1: none */
            destination_port: number;
            /** @description Whose it is; empty: nobody's that is known */
            organisation: string;
            /** @description Its name */
            organisation_name: string;
            /** @description How that was found: network, domain, mail domain, reverse name, asn; disputed when two claim it */
            method: string;
            /** @description How sure that is, 0 to 100 */
            confidence: number;
            /** @description The other fields */
            fields: {
                /** @description The field, as IntelMQ's data harmonisation calls it */
                name: string;
                /** @description Its value */
                value: string;
            }[];
            /**
             * @description How bad its class is at its worst
             * @enum {string}
             */
            severity: "info" | "low" | "medium" | "high" | "critical";
            /** @description The warning lists that its source or destination was on when it came */
            warnings: string[];
            /** @description The line it was first told by; in the answer for one event alone */
            raw: string;
            /** @description SHA-256 of the stored chunk of lines it lies in; in the answer for one event alone */
            raw_sha256: string;
        };
        /** @description Newest first: today's and those of the days before */
        BatchesOut: {
            /** @description Newest first: today's and those of the days before */
            items: {
                /** @description Identifier; yours, not another viewer's */
                id: string;
                /** @description How it was read */
                format: string;
                /** @description Name of the file or stream */
                name: string;
                /** @description running or done */
                state: string;
                /**
                 * Format: date-time
                 * @description When it began
                 */
                at: string | null;
                /** @description Lines or rows in all */
                lines: number;
                /** @description ... that were new */
                accepted: number;
                /** @description ... that had been taken in before */
                duplicates: number;
                /** @description ... that were not understood */
                quarantined: number;
                /** @description ... that tell nothing */
                skipped: number;
            }[];
        };
        /** @description In the order of the lines */
        BadOut: {
            /** @description In the order of the lines */
            items: {
                /** @description Which line or row; 1 is the first */
                line: number;
                /** @description What is wrong, as a word */
                code: string;
                /** @description What is wrong, as a sentence */
                reason: string;
                /** @description The column, or a JSON pointer; empty: the row as a whole */
                pointer: string;
            }[];
        };
        /** @description Something with many events that takes a while */
        EventWork: {
            /** @description Identifier */
            id: string | null;
            /** @description take-back: an import; redo: whose events are, found anew */
            kind: string;
            /** @description waiting, running or done */
            state: string;
            /** @description How many lines or events were looked at */
            looked: number;
            /** @description How many events are another's now, or are counted lower */
            changed: number;
            /** @description How many events are no longer there */
            gone: number;
            /**
             * Format: date-time
             * @description Since when
             */
            at: string | null;
            /**
             * Format: date-time
             * @description When it was done
             */
            ended_at: string | null;
        };
        /** @description Newest first */
        EventWorks: {
            /** @description Newest first */
            items: {
                /** @description Identifier */
                id: string | null;
                /** @description take-back: an import; redo: whose events are, found anew */
                kind: string;
                /** @description waiting, running or done */
                state: string;
                /** @description How many lines or events were looked at */
                looked: number;
                /** @description How many events are another's now, or are counted lower */
                changed: number;
                /** @description How many events are no longer there */
                gone: number;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                at: string | null;
                /**
                 * Format: date-time
                 * @description When it was done
                 */
                ended_at: string | null;
            }[];
        };
        /** @description By name */
        EventMappings: {
            /** @description By name */
            mappings: {
                /** @description Identifier */
                id: string | null;
                /** @description Whose it is: one of your desks; the first when not given */
                team: string;
                /** @description What it is called; the same name again is written over */
                name: string;
                /** @description csv or json */
                format: string;
                /** @description The mapping, as JSON (docs/formats.md) */
                document: string;
                /**
                 * Format: date-time
                 * @description When it was kept
                 */
                at: string | null;
            }[];
        };
        /** @description What the columns of such a file mean */
        EventMappingInput: {
            /** @description Whose it is: one of your desks; the first when not given */
            team?: string | null;
            /** @description What it is called; the same name again is written over */
            name?: string;
            /** @description csv or json */
            format?: string;
            /** @description The mapping, as JSON (docs/formats.md) */
            document?: string;
            /** @description The beginning of a file it is for: another with the same headings is then recognised */
            sample?: string | null;
        };
        /** @description What the columns of such a file mean */
        EventMapping: {
            /** @description Identifier */
            id: string | null;
            /** @description Whose it is: one of your desks; the first when not given */
            team: string;
            /** @description What it is called; the same name again is written over */
            name: string;
            /** @description csv or json */
            format: string;
            /** @description The mapping, as JSON (docs/formats.md) */
            document: string;
            /**
             * Format: date-time
             * @description When it was kept
             */
            at: string | null;
        };
        /** @description What a file is, and what its rows would become */
        EventTryingInput: {
            /** @description eve, intelmq, shadowserver, csv or json; guessed when not given */
            format?: string | null;
            /** @description Name of the file */
            name?: string | null;
            /** @description The beginning of the file, up to the end of a line */
            sample?: string | null;
            /** @description Shadowserver: the report type, instead of what the name says */
            report?: string | null;
            /** @description The mapping; not given: one that is kept for these headings, else one that is guessed */
            document?: string | null;
        };
        /** @description What a file is, and what its rows would become */
        EventTrying: {
            /** @description eve, intelmq, shadowserver, csv or json; guessed when not given */
            format: string;
            /** @description Name of the file */
            name: string;
            /** @description Shadowserver: the report type, instead of what the name says */
            report: string;
            /** @description The mapping; not given: one that is kept for these headings, else one that is guessed */
            document: string;
            /** @description The mapping that was kept for these headings; empty: none was */
            mapping: string;
            /** @description Its name */
            mapping_name: string;
            /** @description Shadowserver: which report it was taken for */
            report_type: string;
            /** @description Shadowserver: no report that is known */
            unknown_type: boolean;
            /** @description Rows of the sample that become events */
            understood: number;
            /** @description Rows of it that do not */
            not_understood: number;
            /** @description Columns or members, each with its first value */
            columns: {
                /** @description A column or member, or a field */
                name: string;
                /** @description What stands there */
                value: string;
            }[];
            /** @description What the first rows become, those that are not understood first */
            rows: {
                /** @description Which line; 1 is the first */
                line: number;
                /** @description It becomes an event */
                understood: boolean;
                /** @description Why not */
                reason: string;
                /** @description The column it is about */
                pointer: string;
                /** @description The line as it came */
                raw: string;
                /** @description The event */
                fields: {
                    /** @description A column or member, or a field */
                    name: string;
                    /** @description What stands there */
                    value: string;
                }[];
            }[];
        };
        /** @description Events that belong to nobody known */
        EventGroups: {
            /** @description network, domain or asn */
            by: string;
            /** @description Of the last so many days */
            days: number;
            /** @description Events that belong to nobody known, in all */
            events: number;
            /** @description ... of which have none of what they are grouped by */
            without: number;
            /** @description ... of which are outside our constituency, and are not shown */
            outside: number;
            /** @description How many groups; at most 200 are shown */
            groups: number;
            /** @description All were counted; false: only the newest */
            complete: boolean;
            /** @description The worst first */
            items: {
                /** @description The network, domain or ASN */
                value: string;
                /** @description Name of the AS, where a line told it */
                about: string;
                /** @description The worst of what was seen */
                class: string;
                /**
                 * @description How bad that is
                 * @enum {string}
                 */
                severity: "info" | "low" | "medium" | "high" | "critical";
                /** @description How many events */
                events: number;
                /** @description How many lines told them */
                lines: number;
                /**
                 * Format: date-time
                 * @description First seen
                 */
                first: string | null;
                /**
                 * Format: date-time
                 * @description Last seen
                 */
                last: string | null;
            }[];
        };
        /** @description Newest first */
        MarksOut: {
            /** @description Newest first */
            items: {
                /** @description Identifier */
                id: string | null;
                /** @description The desk that says so; the first of yours when not given */
                team: string;
                /** @description network, domain or asn */
                type: string;
                /** @description A network, a domain with all under it, or an ASN (AS64500) */
                value: string;
                /** @description The foreign team to tell, when the directory has it */
                organisation: string;
                /** @description Its name */
                organisation_name: string;
                /** @description Whom to tell, in words or as an address */
                contact: string;
                /** @description Why */
                note: string;
                /**
                 * Format: date-time
                 * @description Since when
                 */
                at: string | null;
            }[];
        };
        /** @description What is outside our constituency */
        EventOutsideInput: {
            /** @description The desk that says so; the first of yours when not given */
            team?: string | null;
            /** @description A network, a domain with all under it, or an ASN (AS64500) */
            value?: string;
            /** @description The foreign team to tell, when the directory has it */
            organisation?: string | null;
            /** @description Whom to tell, in words or as an address */
            contact?: string | null;
            /** @description Why */
            note?: string | null;
        };
        /** @description What is outside our constituency */
        EventOutside: {
            /** @description Identifier */
            id: string | null;
            /** @description The desk that says so; the first of yours when not given */
            team: string;
            /** @description network, domain or asn */
            type: string;
            /** @description A network, a domain with all under it, or an ASN (AS64500) */
            value: string;
            /** @description The foreign team to tell, when the directory has it */
            organisation: string;
            /** @description Its name */
            organisation_name: string;
            /** @description Whom to tell, in words or as an address */
            contact: string;
            /** @description Why */
            note: string;
            /**
             * Format: date-time
             * @description Since when
             */
            at: string | null;
        };
        /** @description Events whose organisation is to be found anew */
        EventRedoingInput: {
            /** @description Which events: as in the list; a network, a domain, source.asn=64500 */
            q?: string;
            /** @description Whose events: one of your desks; the first when not given */
            team?: string | null;
            /** @description Of the last so many days; 30 when not given */
            days?: number | null;
        };
        /** @description The most first; of the last 30 days */
        BadGroups: {
            /** @description The most first; of the last 30 days */
            items: {
                /** @description Identifier; yours, not another viewer's */
                id: string;
                /** @description How they were read */
                format: string;
                /** @description The file or stream they came in */
                name: string;
                /** @description What is wrong, as a word */
                code: string;
                /** @description The column, or a JSON pointer; empty: the row as a whole */
                pointer: string;
                /** @description What is wrong, as a sentence: of one of them */
                reason: string;
                /** @description The mapping they were read by, as JSON */
                mapping: string;
                /** @description Shadowserver: the report they were taken for */
                report: string;
                /** @description The heading they stood under */
                heading: string;
                /** @description How many */
                rows: number;
                /**
                 * Format: date-time
                 * @description When the last of them came
                 */
                last: string | null;
                /** @description Some of them */
                samples: {
                    /** @description Which line of its file */
                    line: number;
                    /** @description The line as it came */
                    raw: string;
                    /** @description Why it was not understood */
                    reason: string;
                }[];
            }[];
        };
        /** @description Rows that are to be read again */
        EventAgainInput: {
            /** @description Which rows: the id of a group */
            group?: string;
            /** @description csv and json: the id of the mapping to read them by */
            mapping?: string | null;
            /** @description Shadowserver: the report type to take them for */
            report?: string | null;
        };
        /** @description The narrowest first, then what holds still, then the newest */
        Holders: {
            /** @description The narrowest first, then what holds still, then the newest */
            items: {
                /** @description Who */
                organisation: string | null;
                /** @description Its reference */
                ref: string;
                /** @description Its name */
                name: string;
                /** @description asn, network, domain or mail-domain */
                type: string;
                /** @description What they hold or held, which contains it */
                value: string;
                /**
                 * Format: date-time
                 * @description Since when; null: not known
                 */
                since: string | null;
                /**
                 * Format: date-time
                 * @description Until when; null: still
                 */
                until: string | null;
                /** @description How that is known */
                proof: string;
                /** @description Where that can be read */
                proof_note: string;
            }[];
        };
        /** @description Findings, last seen first */
        Findings: {
            /** @description Last seen first */
            items: {
                /** @description Identifier */
                id: string | null;
                /** @description The desk that took the observations in */
                team: string;
                /** @description Whose it is */
                organisation: string;
                /** @description Its name */
                organisation_name: string;
                /** @description RSIT type */
                classification: string;
                /** @description What exactly */
                identifier: string;
                /** @description Address with port and protocol, name of a host, or account */
                asset: string;
                /** @description Its address, when it has one */
                address: string;
                /**
                 * Format: date-time
                 * @description First observed
                 */
                first_seen: string | null;
                /**
                 * Format: date-time
                 * @description Last observed
                 */
                last_seen: string | null;
                /** @description In how many hours it was observed */
                seen: number;
                /** @description Which feeds observed it */
                sources: string[];
                /** @description By what it was found to be theirs */
                method: string;
                /** @description How sure that is, 0 to 100 */
                confidence: number;
                /** @description The other side of the newest observation */
                counterpart: string;
                /** @description Of the newest observation; -1: none */
                source_port: number;
                /** @description Not empty: nobody is told, since the range is documentation, private, reserved or test */
                barred: string;
                /** @description Warning lists that a side of the newest observation is on: not told before somebody looked */
                listed: string[];
                /** @description What was said of that: tell, keep; empty: it waits, or is on no list */
                looked: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                looked_at: string | null;
                /**
                 * @description open, came-back, help-needed, claimed-fixed, verified-fixed (by absence), gone, not-ours, accepted, muted
                 * @enum {string}
                 */
                state: "open" | "came-back" | "help-needed" | "claimed-fixed" | "verified-fixed" | "gone" | "not-ours" | "accepted" | "muted";
                /**
                 * Format: date-time
                 * @description Since when
                 */
                state_at: string | null;
                /**
                 * Format: date-time
                 * @description Until when it is accepted or muted
                 */
                until: string | null;
                /** @description How often it came back */
                returns: number;
                /**
                 * Format: date-time
                 * @description When the owner was last told
                 */
                told_at: string | null;
                /**
                 * Format: date-time
                 * @description When he is told next; null: not as it stands
                 */
                next_at: string | null;
                /** @description What the viewer may say of it now */
                acts: string[];
                /** @description The newest observation as an event; in the answer for one alone */
                event: string;
                /** @description Evidence: other fields of the newest observation; in the answer for one, and in files */
                fields: {
                    /** @description The field, as IntelMQ's data harmonisation calls it */
                    name: string;
                    /** @description Its value */
                    value: string;
                }[];
                /** @description What became of it, newest first; in the answer for one alone */
                steps: {
                    /** @description fixed, not-ours, accept, mute, help, reopen, undo; or seen, absent, lapsed */
                    act: string;
                    /** @description State before */
                    was: string;
                    /** @description State after */
                    now: string;
                    /** @description Who: a person, or a part of the system */
                    actor: string;
                    /** @description His name */
                    actor_name: string;
                    /** @description In words */
                    note: string;
                    /**
                     * Format: date-time
                     * @description Until when, where that was said
                     */
                    until: string | null;
                    /**
                     * Format: date-time
                     * @description When
                     */
                    at: string | null;
                    /** @description By the personal link of a letter */
                    by_link: boolean;
                }[];
                /** @description Grows with each change */
                revision: number;
            }[];
            /** @description Cursor of the next page; empty on the last */
            next: string;
        };
        /** @description Most open first */
        FindingGroups: {
            /** @description Most open first */
            items: {
                /** @description RSIT type */
                classification: string;
                /** @description What exactly */
                identifier: string;
                /** @description Whose */
                organisation: string;
                /** @description Its name */
                organisation_name: string;
                /** @description Findings */
                total: number;
                /** @description ... that wait for the owner */
                open: number;
                /** @description ... with which help is needed */
                help: number;
                /** @description ... that came back */
                back: number;
                /** @description ... called fixed */
                claimed: number;
                /** @description ... fixed, verified by absence */
                verified: number;
                /** @description ... that the organisation says are not its own */
                not_ours: number;
                /** @description ... that wait for a look, since a warning list holds a side of them */
                waiting: number;
                /**
                 * Format: date-time
                 * @description Last observed
                 */
                last_seen: string | null;
            }[];
        };
        /** @description Most told first */
        FixRates: {
            /** @description Most told first */
            items: {
                /** @description Code of the sector; empty: none is known */
                sector: string;
                /** @description Its name */
                sector_name: string;
                /** @description How many organisations */
                organisations: number;
                /** @description Findings that began in this time */
                findings: number;
                /** @description ... of which the owner was told: the denominator of what follows */
                told: number;
                /** @description ... answered */
                answered: number;
                /** @description ... called fixed */
                fixed: number;
                /** @description ... fixed, verified by absence */
                verified: number;
                /** @description Median days from the first letter to the first answer; empty: none */
                answer_days: string;
                /** @description Median days from the first letter to fixed */
                fix_days: string;
            }[];
        };
        /** @description Newest first */
        FindingBatches: {
            /** @description Newest first */
            items: {
                /** @description Identifier */
                id: string | null;
                /** @description The desk that tells */
                team: string;
                /** @description Who is told */
                organisation: string;
                /** @description Its name */
                organisation_name: string;
                /** @description RSIT classification */
                class_group: string;
                /** @description at-once, hourly, daily, weekly */
                pace: string;
                /** @description What is attached: csv, json, text */
                format: string;
                /** @description held, sent, delivered, bounced, answered, escalated, withdrawn: what it told was taken back, nobody: no contact is known and no CERT above */
                state: string;
                /** @description Who was asked last */
                who?: string;
                /** @description The message of the outbox */
                message?: string;
                /** @description How many findings */
                findings: number;
                /** @description ... and observations */
                observations: number;
                /** @description How many contacts were asked */
                rung: number;
                /** @description How many findings were answered since */
                answered: number;
                /**
                 * Format: date-time
                 * @description When it was made
                 */
                made_at: string | null;
                /**
                 * Format: date-time
                 * @description When its letter left
                 */
                sent_at: string | null;
                /**
                 * Format: date-time
                 * @description First answer
                 */
                answered_at: string | null;
                /**
                 * Format: date-time
                 * @description When the next one is asked
                 */
                due_at: string | null;
            }[];
        };
        /** @description What is said of findings */
        FindingAnswerInput: {
            /** @description fixed, not-ours, accept, mute, help, reopen, or undo: the newest answer of each is taken back */
            act?: string;
            /** @description Which ones; empty: all of the problem named beside that the act fits */
            findings?: string[] | null;
            /** @description Of the problem */
            classification?: string | null;
            /** @description Of the problem */
            identifier?: string | null;
            /** @description Whose */
            organisation?: string | null;
            /** @description In words, to the desk */
            note?: string | null;
            /**
             * Format: date-time
             * @description accept, mute: until when
             */
            until?: string | null;
        };
        /** @description What is said of findings */
        FindingAnswer: {
            /** @description fixed, not-ours, accept, mute, help, reopen, or undo: the newest answer of each is taken back */
            act: string;
            /** @description Which ones; empty: all of the problem named beside that the act fits */
            findings: string[];
            /** @description Of the problem */
            classification: string;
            /** @description Of the problem */
            identifier: string;
            /** @description Whose */
            organisation: string;
            /** @description In words, to the desk */
            note: string;
            /**
             * Format: date-time
             * @description accept, mute: until when
             */
            until: string | null;
            /** @description How many it fitted */
            changed: number;
        };
        /** @description A problem on an asset, however often it was seen */
        Finding: {
            /** @description Identifier */
            id: string | null;
            /** @description The desk that took the observations in */
            team: string;
            /** @description Whose it is */
            organisation: string;
            /** @description Its name */
            organisation_name: string;
            /** @description RSIT type */
            classification: string;
            /** @description What exactly */
            identifier: string;
            /** @description Address with port and protocol, name of a host, or account */
            asset: string;
            /** @description Its address, when it has one */
            address: string;
            /**
             * Format: date-time
             * @description First observed
             */
            first_seen: string | null;
            /**
             * Format: date-time
             * @description Last observed
             */
            last_seen: string | null;
            /** @description In how many hours it was observed */
            seen: number;
            /** @description Which feeds observed it */
            sources: string[];
            /** @description By what it was found to be theirs */
            method: string;
            /** @description How sure that is, 0 to 100 */
            confidence: number;
            /** @description The other side of the newest observation */
            counterpart: string;
            /** @description Of the newest observation; -1: none */
            source_port: number;
            /** @description Not empty: nobody is told, since the range is documentation, private, reserved or test */
            barred: string;
            /** @description Warning lists that a side of the newest observation is on: not told before somebody looked */
            listed: string[];
            /** @description What was said of that: tell, keep; empty: it waits, or is on no list */
            looked: string;
            /**
             * Format: date-time
             * @description When
             */
            looked_at: string | null;
            /**
             * @description open, came-back, help-needed, claimed-fixed, verified-fixed (by absence), gone, not-ours, accepted, muted
             * @enum {string}
             */
            state: "open" | "came-back" | "help-needed" | "claimed-fixed" | "verified-fixed" | "gone" | "not-ours" | "accepted" | "muted";
            /**
             * Format: date-time
             * @description Since when
             */
            state_at: string | null;
            /**
             * Format: date-time
             * @description Until when it is accepted or muted
             */
            until: string | null;
            /** @description How often it came back */
            returns: number;
            /**
             * Format: date-time
             * @description When the owner was last told
             */
            told_at: string | null;
            /**
             * Format: date-time
             * @description When he is told next; null: not as it stands
             */
            next_at: string | null;
            /** @description What the viewer may say of it now */
            acts: string[];
            /** @description The newest observation as an event; in the answer for one alone */
            event: string;
            /** @description Evidence: other fields of the newest observation; in the answer for one, and in files */
            fields: {
                /** @description The field, as IntelMQ's data harmonisation calls it */
                name: string;
                /** @description Its value */
                value: string;
            }[];
            /** @description What became of it, newest first; in the answer for one alone */
            steps: {
                /** @description fixed, not-ours, accept, mute, help, reopen, undo; or seen, absent, lapsed */
                act: string;
                /** @description State before */
                was: string;
                /** @description State after */
                now: string;
                /** @description Who: a person, or a part of the system */
                actor: string;
                /** @description His name */
                actor_name: string;
                /** @description In words */
                note: string;
                /**
                 * Format: date-time
                 * @description Until when, where that was said
                 */
                until: string | null;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /** @description By the personal link of a letter */
                by_link: boolean;
            }[];
            /** @description Grows with each change */
            revision: number;
        };
        /** @description How a desk tells owners */
        FindingPolicy: {
            /** @description The more particular row counts: class before organisation before desk */
            rows: {
                /** @description For this organisation; null: all */
                organisation: string | null;
                /** @description For this RSIT type; empty: all */
                classification: string;
                /**
                 * @description How soon: at-once; the others wait for a working day of the desk's calendar
                 * @enum {string}
                 */
                pace: "at-once" | "hourly" | "daily" | "weekly" | "never";
                /** @description Daily and weekly: minute of the day in the desk's zone */
                at_minute: number;
                /** @description Weekly: 0 is Monday */
                weekday: number;
                /**
                 * @description What is attached
                 * @enum {string}
                 */
                format: "csv" | "json" | "text";
                /**
                 * @description Of the letter; contact: the contact's own
                 * @enum {string}
                 */
                language: "contact" | "en" | "ur";
                /** @description Not seen for so many days while its source reports: verified fixed, or gone */
                absence_days: number;
                /** @description Still seen: told again after so many days */
                repeat_days: number;
                /** @description Nobody is told when the attribution is less sure */
                confidence: number;
                /** @description Minutes of silence before the next contact is asked; 0: only when mail comes back */
                chase: number;
                /** @description Set by this desk; false: of the installation */
                own: boolean;
            }[];
        };
        /** @description How a desk tells owners */
        FindingPolicyInput: {
            /** @description The more particular row counts: class before organisation before desk */
            rows?: {
                /** @description For this organisation; null: all */
                organisation?: string | null;
                /** @description For this RSIT type; empty: all */
                classification?: string | null;
                /**
                 * @description How soon: at-once; the others wait for a working day of the desk's calendar
                 * @enum {string}
                 */
                pace?: "at-once" | "hourly" | "daily" | "weekly" | "never";
                /** @description Daily and weekly: minute of the day in the desk's zone */
                at_minute?: number | null;
                /** @description Weekly: 0 is Monday */
                weekday?: number | null;
                /** @description What is attached */
                format?: ("csv" | "json" | "text") | null;
                /** @description Of the letter; contact: the contact's own */
                language?: ("contact" | "en" | "ur") | null;
                /** @description Not seen for so many days while its source reports: verified fixed, or gone */
                absence_days?: number;
                /** @description Still seen: told again after so many days */
                repeat_days?: number;
                /** @description Nobody is told when the attribution is less sure */
                confidence?: number | null;
                /** @description Minutes of silence before the next contact is asked; 0: only when mail comes back */
                chase?: number | null;
            }[];
        };
        /** @description How an organisation wishes to be told */
        FindingWish: {
            /**
             * @description How often; what is urgent comes at once
             * @enum {string}
             */
            pace: "as-the-desk" | "hourly" | "daily" | "weekly";
            /**
             * @description What is attached
             * @enum {string}
             */
            format: "as-the-desk" | "csv" | "json" | "text";
            /**
             * Format: date-time
             * @description Nothing is told before; null: as it comes
             */
            quiet_until: string | null;
        };
        /** @description How an organisation wishes to be told */
        FindingWishInput: {
            /** @description How often; what is urgent comes at once */
            pace?: ("as-the-desk" | "hourly" | "daily" | "weekly") | null;
            /** @description What is attached */
            format?: ("as-the-desk" | "csv" | "json" | "text") | null;
            /**
             * Format: date-time
             * @description Nothing is told before; null: as it comes
             */
            quiet_until?: string | null;
        };
        /** @description What is kept how long, and what happens then */
        Retention: {
            /** @description What is kept how long */
            classes: {
                /** @description Its name, as records name it */
                name: string;
                /**
                 * @description records: those that are closed; machine: what is no record
                 * @enum {string}
                 */
                applies: "records" | "machine";
                /**
                 * @description itself: removed when it is time; asked: two people say so
                 * @enum {string}
                 */
                how: "asked" | "itself";
                /** @description Days after it was closed, or came */
                days: number;
                /** @description How many days there may be at most */
                most: number;
                /** @description Where the number comes from */
                source: string;
                /** @description How many records at your desks are past this time, as far as you see them; 1000: or more */
                due: number;
                /**
                 * Format: date-time
                 * @description When the hub looks next; null: nothing goes by itself
                 */
                next_at: string | null;
                /** @description As it was read; 0: a new class of your own */
                revision: number;
                /** @description Who set it; empty: as delivered */
                changed_by: string;
                /**
                 * Format: date-time
                 * @description When it was set
                 */
                changed_at: string | null;
            }[];
            /** @description You may change it */
            keeper: boolean;
        };
        /** @description How long one sort of thing is kept */
        RetentionClassInput: {
            /** @description Days after it was closed, or came */
            days?: number;
            /** @description Where the number comes from */
            source?: string;
            /** @description As it was read; 0: a new class of your own */
            revision?: number | null;
        };
        /** @description What two people of the desk may erase */
        ErasuresDue: {
            /** @description The first 200 that are past their time, the longest closed first */
            records: {
                /** @description The record */
                record: string | null;
                /** @description Its reference */
                ref: string;
                /** @description What it is */
                kind: string;
                /** @description Its title */
                title: string;
                /** @description Whose desk */
                team: string | null;
                /** @description Its retention class */
                class: string;
                /** @description How long that class keeps it after it was closed */
                days: number;
                /** @description Where that number comes from */
                source: string;
                /**
                 * Format: date-time
                 * @description When it was closed
                 */
                closed_at: string | null;
                /**
                 * Format: date-time
                 * @description Since when it is past its time
                 */
                past_at: string | null;
                /** @description What somebody proposed; null: nobody did */
                proposal: string | null;
                /** @description Who */
                proposed_by: string | null;
                /** @description By name */
                proposed_by_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                proposed_at: string | null;
                /** @description You may be the second person */
                confirmable: boolean;
            }[];
            /** @description Single texts that somebody wishes out */
            texts: {
                /** @description The proposal */
                id: string | null;
                /** @description The record */
                record: string | null;
                /** @description Its reference */
                ref: string;
                /** @description What it is */
                kind: string;
                /** @description Its title */
                title: string;
                /** @description The entry of its timeline */
                entry: string | null;
                /** @description The text that should go */
                text: string;
                /** @description Why */
                reason: string;
                /** @description Who proposed it */
                proposed_by: string | null;
                /** @description By name */
                proposed_by_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                proposed_at: string | null;
                /** @description You may be the second person */
                confirmable: boolean;
            }[];
        };
        /** @description Records past their time that should be erased */
        ErasureWishInput: {
            /** @description Ids or references, at most 200 */
            records?: string[];
        };
        /** @description Records past their time that should be erased */
        ErasureWish: {
            /** @description Ids or references, at most 200 */
            records: string[];
            /** @description How many are proposed now */
            done: number;
            /** @description Those that were left as they were, and why */
            refused: {
                /** @description Which */
                what: string;
                /** @description Code of the problem */
                code: string;
                /** @description Why it was left as it was */
                detail: string;
            }[];
        };
        /** @description What becomes of proposals */
        ErasureDecisionsInput: {
            /** @description Proposals, at most 200 */
            proposals?: string[];
            /**
             * @description confirm: erased now, for good; decline: nothing happens
             * @enum {string}
             */
            decision?: "confirm" | "decline";
        };
        /** @description What becomes of proposals */
        ErasureDecisions: {
            /** @description Proposals, at most 200 */
            proposals: string[];
            /**
             * @description confirm: erased now, for good; decline: nothing happens
             * @enum {string}
             */
            decision: "confirm" | "decline";
            /** @description How many were decided */
            done: number;
            /** @description Those that were left as they were, and why */
            refused: {
                /** @description Which */
                what: string;
                /** @description Code of the problem */
                code: string;
                /** @description Why it was left as it was */
                detail: string;
            }[];
        };
        /** @description One text that should be erased */
        TextErasureInput: {
            /** @description Why; told to the desk until the record itself is erased */
            reason?: string;
        };
        /** @description One text that should be erased */
        TextErasure: {
            /** @description Why; told to the desk until the record itself is erased */
            reason: string;
            /** @description The proposal, which another person of the desk confirms */
            id: string | null;
        };
        /** @description What was taken out, or should be */
        Erasures: {
            /** @description What was taken out, or should be */
            erasures: {
                /** @description Identifier */
                id: string | null;
                /** @description One text of the timeline; null: all that the record held */
                entry: string | null;
                /** @description The retention class, or redaction */
                rule: string;
                /** @description Why, of a single text */
                reason: string;
                /**
                 * @description proposed, done or declined
                 * @enum {string}
                 */
                state: "proposed" | "done" | "declined";
                /** @description Who proposed it; null: it went by itself */
                proposed_by: string | null;
                /** @description By name */
                proposed_by_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                proposed_at: string | null;
                /** @description The second person */
                decided_by: string | null;
                /** @description By name */
                decided_by_name: string;
                /**
                 * Format: date-time
                 * @description When it was done or declined
                 */
                decided_at: string | null;
                /** @description How many texts went */
                texts: number;
                /** @description How many files */
                files: number;
                /** @description Of how many messages that left, address and text */
                mails: number;
                /** @description You may be the second person */
                confirmable: boolean;
            }[];
        };
        /** @description Vulnerabilities */
        Vulnerabilities: {
            /** @description Newest identifiers first */
            items: {
                /** @description Its identifier: CVE where there is one */
                id: string;
                /** @description Title */
                title: string;
                /** @description published, rejected or withdrawn */
                state: string;
                /**
                 * Format: date-time
                 * @description When it was published
                 */
                published: string | null;
                /**
                 * Format: date-time
                 * @description When a source last changed what it says
                 */
                modified: string | null;
                /** @description The highest CVSS base score of any source, in tenths; -1: not scored */
                severity: number;
                /** @description None, Low, Medium, High, Critical; empty: not scored */
                severity_word: string;
                /** @description Its vector */
                vector: string;
                /**
                 * @description The strongest word on exploitation: not-said, none, poc or active
                 * @enum {string}
                 */
                exploited: "not-said" | "none" | "poc" | "active";
                /**
                 * Format: date-time
                 * @description When a catalogue listed it as exploited
                 */
                kev_at: string | null;
                /**
                 * Format: date-time
                 * @description By when the catalogue wants it fixed
                 */
                due_at: string | null;
                /** @description EPSS: probability of exploitation within 30 days, in millionths; -1: none */
                epss: number;
                /** @description EPSS: percentile in millionths; -1: none */
                percentile: number;
                /** @description The first products */
                products: string;
            }[];
            /** @description Cursor of the next page; empty on the last */
            next: string;
        };
        /** @description Everything others and we say about a vulnerability */
        VulnerabilityPage: {
            /** @description The vulnerability, once */
            about: {
                /** @description Its identifier: CVE where there is one */
                id: string;
                /** @description Title */
                title: string;
                /** @description published, rejected or withdrawn */
                state: string;
                /**
                 * Format: date-time
                 * @description When it was published
                 */
                published: string | null;
                /**
                 * Format: date-time
                 * @description When a source last changed what it says
                 */
                modified: string | null;
                /** @description The highest CVSS base score of any source, in tenths; -1: not scored */
                severity: number;
                /** @description None, Low, Medium, High, Critical; empty: not scored */
                severity_word: string;
                /** @description Its vector */
                vector: string;
                /**
                 * @description The strongest word on exploitation: not-said, none, poc or active
                 * @enum {string}
                 */
                exploited: "not-said" | "none" | "poc" | "active";
                /**
                 * Format: date-time
                 * @description When a catalogue listed it as exploited
                 */
                kev_at: string | null;
                /**
                 * Format: date-time
                 * @description By when the catalogue wants it fixed
                 */
                due_at: string | null;
                /** @description EPSS: probability of exploitation within 30 days, in millionths; -1: none */
                epss: number;
                /** @description EPSS: percentile in millionths; -1: none */
                percentile: number;
                /** @description The first products */
                products: string;
            }[];
            /** @description What each source says */
            statements: {
                /** @description The vulnerability */
                id: string;
                /** @description Where it is said: cna, adp:NAME, osv:ID, csaf:ID, kev */
                source: string;
                /** @description Who says it */
                by: string;
                /** @description published, rejected or withdrawn */
                state: string;
                /** @description Title */
                title: string;
                /** @description Description, or why it was rejected */
                text: string;
                /** @description What is to be done; of KEV its notes */
                remedy: string;
                /** @description A workaround; of KEV what its directive requires */
                action: string;
                /**
                 * Format: date-time
                 * @description When it was published
                 */
                published: string | null;
                /**
                 * Format: date-time
                 * @description When it was changed
                 */
                modified: string | null;
                /**
                 * Format: date-time
                 * @description When it was listed as exploited
                 */
                exploited_at: string | null;
                /**
                 * Format: date-time
                 * @description By when the listing wants it fixed
                 */
                due_at: string | null;
                /** @description Other identifiers */
                aliases: string[];
                /** @description CWE */
                weaknesses: string[];
                /** @description Products */
                products: {
                    /** @description Who makes it; of OSV the ecosystem */
                    vendor: string;
                    /** @description The product or package */
                    product: string;
                    /** @description Its package URL */
                    purl: string;
                    /** @description On which platforms */
                    platform: string;
                    /** @description Its names in CPE */
                    cpes: string[];
                    /**
                     * @description What is said of all other versions
                     * @enum {string}
                     */
                    otherwise: "unknown" | "affected" | "unaffected" | "fixed" | "under-investigation";
                    /** @description Versions */
                    spans: {
                        /**
                         * @description What is said of these versions
                         * @enum {string}
                         */
                        status: "unknown" | "affected" | "unaffected" | "fixed" | "under-investigation";
                        /** @description How versions are ordered: a type of vers; git has no order */
                        type: string;
                        /** @description Constraints as vers writes them; * is all */
                        range: string;
                    }[];
                }[];
                /** @description Scores */
                scores: {
                    /** @description The CVSS vector */
                    vector: string;
                    /** @description Its base score in tenths, computed here */
                    tenths: number;
                    /** @description The score that the document tells, in tenths; -1: none. Where it differs the document is not consistent */
                    told: number;
                    /** @description None, Low, Medium, High or Critical */
                    severity: string;
                }[];
                /** @description References */
                links: {
                    /** @description Where */
                    url: string;
                    /** @description What is there, as the source marks it */
                    tags: string;
                }[];
                /**
                 * @description Exploitation: not-said, none, poc or active
                 * @enum {string}
                 */
                exploited: "not-said" | "none" | "poc" | "active";
                /** @description SSVC: automatable */
                automatable: string;
                /** @description SSVC: technical impact */
                impact: string;
                /** @description Used in ransomware campaigns */
                ransomware: boolean;
                /** @description The document says more than is kept */
                cut: boolean;
            }[];
            /** @description Records of ours that name it and that you can see */
            ours: {
                /** @description The record */
                record: string | null;
                /** @description What it is */
                kind: string;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description Where it stands */
                state: string;
            }[];
            /** @description How many organisations that you can see declared a product it is in */
            organisations: number;
        };
        /** @description By source and product */
        VulnerabilityVerdicts: {
            /** @description By source and product */
            items: {
                /** @description Where it is said */
                source: string;
                /** @description Who says it */
                by: string;
                /** @description Who makes it */
                vendor: string;
                /** @description Which product */
                product: string;
                /**
                 * @description What is said of that version
                 * @enum {string}
                 */
                status: "unknown" | "affected" | "unaffected" | "fixed" | "under-investigation";
                /** @description How versions were ordered */
                type: string;
                /** @description The versions that decided; empty: what is said of all others */
                range: string;
            }[];
        };
        /** @description What concerns most organisations first, then the newest */
        VulnerabilityNews: {
            /** @description What concerns most organisations first, then the newest */
            items: {
                /** @description listed (in a catalogue of exploited ones), exploited, rescored or epss */
                what: string;
                /**
                 * Format: date-time
                 * @description When it was listed, or taken in
                 */
                at: string | null;
                /** @description The score before: tenths of CVSS, millionths of EPSS */
                before: string;
                /** @description The score now */
                after: string;
                /** @description The vulnerability, once */
                about: {
                    /** @description Its identifier: CVE where there is one */
                    id: string;
                    /** @description Title */
                    title: string;
                    /** @description published, rejected or withdrawn */
                    state: string;
                    /**
                     * Format: date-time
                     * @description When it was published
                     */
                    published: string | null;
                    /**
                     * Format: date-time
                     * @description When a source last changed what it says
                     */
                    modified: string | null;
                    /** @description The highest CVSS base score of any source, in tenths; -1: not scored */
                    severity: number;
                    /** @description None, Low, Medium, High, Critical; empty: not scored */
                    severity_word: string;
                    /** @description Its vector */
                    vector: string;
                    /**
                     * @description The strongest word on exploitation: not-said, none, poc or active
                     * @enum {string}
                     */
                    exploited: "not-said" | "none" | "poc" | "active";
                    /**
                     * Format: date-time
                     * @description When a catalogue listed it as exploited
                     */
                    kev_at: string | null;
                    /**
                     * Format: date-time
                     * @description By when the catalogue wants it fixed
                     */
                    due_at: string | null;
                    /** @description EPSS: probability of exploitation within 30 days, in millionths; -1: none */
                    epss: number;
                    /** @description EPSS: percentile in millionths; -1: none */
                    percentile: number;
                    /** @description The first products */
                    products: string;
                }[];
                /** @description How many organisations that you can see declared a product it is in */
                organisations: number;
                /** @description Records of ours that name it and that you can see */
                ours: {
                    /** @description The record */
                    record: string | null;
                    /** @description What it is */
                    kind: string;
                    /** @description Its reference */
                    ref: string;
                    /** @description Its title */
                    title: string;
                    /** @description Where it stands */
                    state: string;
                }[];
            }[];
        };
        /** @description What became of a file */
        VulnerabilityImport: {
            /** @description cve, osv, csaf, kev or epss */
            format: string;
            /** @description Documents, or lines of scores */
            documents: number;
            /** @description Statements or scores that are new */
            added: number;
            /** @description ... that say something else now */
            changed: number;
            /** @description ... that were known */
            known: number;
            /** @description Entries that a catalogue names no more */
            removed: number;
            /** @description Documents that were refused */
            refused: number;
            /** @description The first 200 of them */
            bad: {
                /** @description Its line; 0: the document as a whole */
                line: number;
                /** @description What is wrong, as a word */
                code: string;
                /** @description What is wrong */
                reason: string;
                /** @description Where in the document (JSON pointer) */
                pointer: string;
            }[];
        };
        /** @description In the order they were added */
        VulnerabilitySources: {
            /** @description In the order they were added */
            items: {
                /** @description Identifier */
                id: string | null;
                /** @description Where: https, or http; never an address of this machine or its neighbours */
                url: string;
                /**
                 * @description What is there; recognised when not given. csaf-provider: url is that of a provider-metadata.json, or of the site of which it is found
                 * @enum {string}
                 */
                format: "recognised" | "cve" | "osv" | "csaf" | "kev" | "epss" | "csaf-provider";
                /** @description How often it is looked at; 24 when not given */
                hours: number;
                /** @description It is looked at */
                active: boolean;
                /**
                 * Format: date-time
                 * @description When next
                 */
                next_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was looked at last
                 */
                checked_at: string | null;
                /**
                 * Format: date-time
                 * @description When it last said something else
                 */
                taken_at: string | null;
                /** @description Failures in a row */
                failures: number;
                /** @description Why the last look failed; empty: it did not */
                error: string;
                /** @description What became of what was read last */
                told: {
                    /** @description cve, osv, csaf, kev or epss */
                    format: string;
                    /** @description Documents, or lines of scores */
                    documents: number;
                    /** @description Statements or scores that are new */
                    added: number;
                    /** @description ... that say something else now */
                    changed: number;
                    /** @description ... that were known */
                    known: number;
                    /** @description Entries that a catalogue names no more */
                    removed: number;
                    /** @description Documents that were refused */
                    refused: number;
                    /** @description The first 200 of them */
                    bad: {
                        /** @description Its line; 0: the document as a whole */
                        line: number;
                        /** @description What is wrong, as a word */
                        code: string;
                        /** @description What is wrong */
                        reason: string;
                        /** @description Where in the document (JSON pointer) */
                        pointer: string;
                    }[];
                }[];
            }[];
        };
        /** @description An address that is looked at on a schedule */
        VulnerabilitySourceInput: {
            /** @description Where: https, or http; never an address of this machine or its neighbours */
            url?: string;
            /** @description What is there; recognised when not given. csaf-provider: url is that of a provider-metadata.json, or of the site of which it is found */
            format?: ("recognised" | "cve" | "osv" | "csaf" | "kev" | "epss" | "csaf-provider") | null;
            /** @description How often it is looked at; 24 when not given */
            hours?: number | null;
            /** @description It is looked at */
            active?: boolean | null;
        };
        /** @description An address that is looked at on a schedule */
        VulnerabilitySource: {
            /** @description Identifier */
            id: string | null;
            /** @description Where: https, or http; never an address of this machine or its neighbours */
            url: string;
            /**
             * @description What is there; recognised when not given. csaf-provider: url is that of a provider-metadata.json, or of the site of which it is found
             * @enum {string}
             */
            format: "recognised" | "cve" | "osv" | "csaf" | "kev" | "epss" | "csaf-provider";
            /** @description How often it is looked at; 24 when not given */
            hours: number;
            /** @description It is looked at */
            active: boolean;
            /**
             * Format: date-time
             * @description When next
             */
            next_at: string | null;
            /**
             * Format: date-time
             * @description When it was looked at last
             */
            checked_at: string | null;
            /**
             * Format: date-time
             * @description When it last said something else
             */
            taken_at: string | null;
            /** @description Failures in a row */
            failures: number;
            /** @description Why the last look failed; empty: it did not */
            error: string;
            /** @description What became of what was read last */
            told: {
                /** @description cve, osv, csaf, kev or epss */
                format: string;
                /** @description Documents, or lines of scores */
                documents: number;
                /** @description Statements or scores that are new */
                added: number;
                /** @description ... that say something else now */
                changed: number;
                /** @description ... that were known */
                known: number;
                /** @description Entries that a catalogue names no more */
                removed: number;
                /** @description Documents that were refused */
                refused: number;
                /** @description The first 200 of them */
                bad: {
                    /** @description Its line; 0: the document as a whole */
                    line: number;
                    /** @description What is wrong, as a word */
                    code: string;
                    /** @description What is wrong */
                    reason: string;
                    /** @description Where in the document (JSON pointer) */
                    pointer: string;
                }[];
            }[];
        };
        /** @description How often an address is looked at */
        VulnerabilityScheduleInput: {
            /** @description How often it is looked at */
            hours?: number;
            /** @description It is looked at */
            active?: boolean;
        };
        /** @description By name */
        GeoFileList: {
            /** @description By name */
            items: {
                /** @description Name of the file in the folder geo of the data directory */
                name: string;
                /** @description What it calls itself */
                type: string;
                /** @description What it tells: asn, country, city */
                holds: string;
                /** @description Why it is not used; empty: it is */
                error: string;
                /**
                 * Format: date-time
                 * @description When it was made
                 */
                built: string | null;
                /** @description Its size */
                bytes: number;
            }[];
        };
        /** @description What the files say of an address; empty: nothing */
        GeoPlace: {
            /** @description The address */
            address: string;
            /** @description The autonomous system; 0: not known */
            asn: number;
            /** @description Its name */
            as_name: string;
            /** @description Country, two letters */
            cc: string;
            /** @description Its name in English */
            country: string;
            /** @description City */
            city: string;
            /** @description Degrees */
            latitude: string;
            /** @description Degrees */
            longitude: string;
        };
        /** @description By name */
        WarningLists: {
            /** @description By name */
            items: {
                /** @description Identifier */
                id: string | null;
                /** @description Its name; the same name again is a new state of it */
                name: string;
                /** @description What it says of itself */
                description: string;
                /** @description cidr, hostname, string, substring or regex */
                type: string;
                /** @description Its version */
                version: number;
                /** @description How many it holds */
                entries: number;
                /** @description How many entries of the file did not fit its type */
                left_out: number;
                /** @description It counts */
                enabled: boolean;
                /** @description It was dropped and can be taken back for a week */
                dropped: boolean;
                /** @description The state before the last update is still there */
                other: boolean;
                /**
                 * Format: date-time
                 * @description When this state of it came
                 */
                at: string | null;
                /** @description MISP's attribute types it speaks for; none: all */
                attributes: string[];
            }[];
        };
        /** @description What became of a file */
        WarningListTaken: {
            /** @description new, updated, or same: nothing changed */
            what: string;
            /** @description The list as it is now */
            list: {
                /** @description Identifier */
                id: string | null;
                /** @description Its name; the same name again is a new state of it */
                name: string;
                /** @description What it says of itself */
                description: string;
                /** @description cidr, hostname, string, substring or regex */
                type: string;
                /** @description Its version */
                version: number;
                /** @description How many it holds */
                entries: number;
                /** @description How many entries of the file did not fit its type */
                left_out: number;
                /** @description It counts */
                enabled: boolean;
                /** @description It was dropped and can be taken back for a week */
                dropped: boolean;
                /** @description The state before the last update is still there */
                other: boolean;
                /**
                 * Format: date-time
                 * @description When this state of it came
                 */
                at: string | null;
                /** @description MISP's attribute types it speaks for; none: all */
                attributes: string[];
            }[];
            /** @description Entries that were left out; the first 100 */
            left_out: {
                /** @description Where in the file, as /list/17 */
                pointer: string;
                /** @description What is wrong there */
                reason: string;
            }[];
        };
        /** @description Values held against the warning lists */
        WarningListCheckInput: {
            /** @description Addresses, names, URLs, mail addresses, hashes: at most 1,000, of at most 4,096 bytes each */
            values?: string[];
        };
        /** @description Values held against the warning lists */
        WarningListCheck: {
            /** @description Addresses, names, URLs, mail addresses, hashes: at most 1,000, of at most 4,096 bytes each */
            values: string[];
            /** @description Each value, in the order they came */
            items: {
                /** @description The value */
                value: string;
                /** @description The lists it is on, by name */
                lists: {
                    /** @description The list */
                    id: string;
                    /** @description Its name */
                    name: string;
                    /** @description cidr, hostname, string, substring or regex */
                    type: string;
                }[];
            }[];
            /** @description How many lists were asked */
            lists: number;
        };
        /** @description A list of values that rarely mean what they seem to */
        WarningListInput: {
            /** @description It counts */
            enabled?: boolean | null;
        };
        /** @description A list of values that rarely mean what they seem to */
        WarningList: {
            /** @description Identifier */
            id: string | null;
            /** @description Its name; the same name again is a new state of it */
            name: string;
            /** @description What it says of itself */
            description: string;
            /** @description cidr, hostname, string, substring or regex */
            type: string;
            /** @description Its version */
            version: number;
            /** @description How many it holds */
            entries: number;
            /** @description How many entries of the file did not fit its type */
            left_out: number;
            /** @description It counts */
            enabled: boolean;
            /** @description It was dropped and can be taken back for a week */
            dropped: boolean;
            /** @description The state before the last update is still there */
            other: boolean;
            /**
             * Format: date-time
             * @description When this state of it came
             */
            at: string | null;
            /** @description MISP's attribute types it speaks for; none: all */
            attributes: string[];
        };
        /** @description What somebody says of findings that a warning list holds */
        FindingLookInput: {
            /** @description tell: the owner is told of it; keep: he is not; undo: it waits again */
            look?: string;
            /** @description Which ones: of your desks, on a warning list */
            findings?: string[];
        };
        /** @description What somebody says of findings that a warning list holds */
        FindingLook: {
            /** @description tell: the owner is told of it; keep: he is not; undo: it waits again */
            look: string;
            /** @description Which ones: of your desks, on a warning list */
            findings: string[];
            /** @description How many it fitted */
            changed: number;
        };
        /** @description Vulnerabilities that an advisory is to be about */
        AdvisoryDraftInput: {
            /** @description Which desk writes it; empty: the first of one's own */
            team?: string | null;
            /** @description Identifiers: CVE, or one that a source uses */
            vulnerabilities?: string[];
        };
        /** @description Words that an advisory is to be made of */
        AdvisoryDraftTextInput: {
            /** @description Which desk writes it; empty: the first of one's own */
            team?: string | null;
            /** @description The words of a vendor's page or mail; the first line becomes the title */
            text?: string;
            /** @description Where they are from: an address, or whose they are */
            source?: string | null;
        };
        /** @description A case that an advisory is to be about */
        AdvisoryDraftCaseInput: {
            /** @description The case, by id or reference */
            record?: string;
        };
        /** @description What is structured of an advisory */
        AdvisoryContent: {
            /** @description Products and their versions */
            products: {
                /** @description Given by the hub, the same in each revision; empty: a new one */
                id: string;
                /** @description Who makes it */
                vendor: string;
                /** @description The product */
                name: string;
                /** @description How its versions are ordered: a type of vers (deb, semver); empty: in natural order */
                type: string;
                /** @description Versions: all, one, or constraints as < 2.4 and >= 1.0; kept as vers writes them */
                range: string;
                /** @description Its name in CPE */
                cpe: string;
                /** @description Its package URL */
                purl: string;
                /**
                 * @description What is said of these versions
                 * @enum {string}
                 */
                status: "unknown" | "affected" | "unaffected" | "fixed" | "under-investigation";
                /** @description Of which vulnerabilities; none: of all */
                of: string[];
                /** @description Where it was taken from; empty: written here */
                source: string;
                /** @description Somebody looked at it */
                confirmed: boolean;
            }[];
            /** @description What it is about */
            vulnerabilities: {
                /** @description CVE, or an identifier of this centre */
                id: string;
                /** @description Title */
                title: string;
                /** @description What it is */
                text: string;
                /** @description CWE-79 */
                weakness: string;
                /** @description CVSS vectors, one a version */
                vectors: string[];
                /**
                 * Format: date-time
                 * @description When a catalogue listed it as exploited
                 */
                kev_at: string | null;
                /** @description EPSS in millionths; -1: none */
                epss: number;
                /**
                 * @description Exploitation: not-said, none, poc or active
                 * @enum {string}
                 */
                exploited: "not-said" | "none" | "poc" | "active";
                /**
                 * Format: date-time
                 * @description Of a directive: the day (UTC) until which it has to be mended
                 */
                due_at: string | null;
                /** @description It is known to be used for ransomware */
                ransomware: boolean;
                /** @description Where it was taken from; empty: written here */
                source: string;
                /** @description Somebody looked at it */
                confirmed: boolean;
            }[];
            /** @description What is to be done */
            remedies: {
                /**
                 * @description vendor-fix, mitigation, workaround, none-available or no-fix-planned
                 * @enum {string}
                 */
                category: "vendor-fix" | "mitigation" | "workaround" | "none-available" | "no-fix-planned";
                /** @description What is to be done */
                text: string;
                /** @description Where more is said of it */
                url: string;
                /** @description Ids of products; none: all affected ones */
                products: string[];
                /** @description Where it was taken from; empty: written here */
                source: string;
                /** @description Somebody looked at it */
                confirmed: boolean;
            }[];
            /** @description Where more is said */
            references: {
                /** @description Where */
                url: string;
                /** @description What is there */
                text: string;
                /** @description Where it was taken from; empty: written here */
                source: string;
                /** @description Somebody looked at it */
                confirmed: boolean;
            }[];
            /** @description Who is thanked */
            credits: {
                /** @description Who is thanked */
                name: string;
                /** @description Of which organisation */
                organisation: string;
                /** @description For what */
                text: string;
                /** @description They agreed to be named */
                consent: boolean;
            }[];
        };
        /** @description What is structured of an advisory */
        AdvisoryContentInput: {
            /** @description Products and their versions */
            products?: {
                /** @description Given by the hub, the same in each revision; empty: a new one */
                id?: string | null;
                /** @description Who makes it */
                vendor?: string | null;
                /** @description The product */
                name?: string;
                /** @description How its versions are ordered: a type of vers (deb, semver); empty: in natural order */
                type?: string | null;
                /** @description Versions: all, one, or constraints as < 2.4 and >= 1.0; kept as vers writes them */
                range?: string | null;
                /** @description Its name in CPE */
                cpe?: string | null;
                /** @description Its package URL */
                purl?: string | null;
                /** @description What is said of these versions */
                status?: ("unknown" | "affected" | "unaffected" | "fixed" | "under-investigation") | null;
                /** @description Of which vulnerabilities; none: of all */
                of?: string[] | null;
                /** @description Where it was taken from; empty: written here */
                source?: string | null;
                /** @description Somebody looked at it */
                confirmed?: boolean | null;
            }[] | null;
            /** @description What it is about */
            vulnerabilities?: {
                /** @description CVE, or an identifier of this centre */
                id?: string;
                /** @description Title */
                title?: string | null;
                /** @description What it is */
                text?: string | null;
                /** @description CWE-79 */
                weakness?: string | null;
                /** @description CVSS vectors, one a version */
                vectors?: string[] | null;
                /**
                 * Format: date-time
                 * @description When a catalogue listed it as exploited
                 */
                kev_at?: string | null;
                /** @description EPSS in millionths; -1: none */
                epss?: number | null;
                /** @description Exploitation: not-said, none, poc or active */
                exploited?: ("not-said" | "none" | "poc" | "active") | null;
                /**
                 * Format: date-time
                 * @description Of a directive: the day (UTC) until which it has to be mended
                 */
                due_at?: string | null;
                /** @description It is known to be used for ransomware */
                ransomware?: boolean | null;
                /** @description Where it was taken from; empty: written here */
                source?: string | null;
                /** @description Somebody looked at it */
                confirmed?: boolean | null;
            }[] | null;
            /** @description What is to be done */
            remedies?: {
                /** @description vendor-fix, mitigation, workaround, none-available or no-fix-planned */
                category?: ("vendor-fix" | "mitigation" | "workaround" | "none-available" | "no-fix-planned") | null;
                /** @description What is to be done */
                text?: string;
                /** @description Where more is said of it */
                url?: string | null;
                /** @description Ids of products; none: all affected ones */
                products?: string[] | null;
                /** @description Where it was taken from; empty: written here */
                source?: string | null;
                /** @description Somebody looked at it */
                confirmed?: boolean | null;
            }[] | null;
            /** @description Where more is said */
            references?: {
                /** @description Where */
                url?: string;
                /** @description What is there */
                text?: string | null;
                /** @description Where it was taken from; empty: written here */
                source?: string | null;
                /** @description Somebody looked at it */
                confirmed?: boolean | null;
            }[] | null;
            /** @description Who is thanked */
            credits?: {
                /** @description Who is thanked */
                name?: string | null;
                /** @description Of which organisation */
                organisation?: string | null;
                /** @description For what */
                text?: string | null;
                /** @description They agreed to be named */
                consent?: boolean | null;
            }[] | null;
        };
        /** @description What stands in the editor and is not saved yet; all may be left out */
        AdvisoryPreviewNewInput: {
            /** @description One line */
            title?: string | null;
            /** @description For those who decide */
            summary?: string | null;
            /** @description The text, in Markdown */
            text?: string | null;
            /** @description How to find out whether one is hit, in Markdown */
            detect?: string | null;
            /** @description What this revision changes */
            change_note?: string | null;
            /** @description What it is */
            category?: ("advisory" | "vulnerability-note" | "directive" | "bulletin" | "threat-report" | "hardening-guide" | "press-notice") | null;
            /** @description Marking */
            tlp?: ("clear" | "green" | "amber" | "amber+strict" | "red") | null;
            /** @description To all organisations that the team serves */
            to_clients?: boolean | null;
            /** @description To members of these */
            sharing_groups?: string[] | null;
            /** @description To these organisations */
            named?: string[] | null;
            /** @description Sectors that it concerns above others */
            sectors?: string[] | null;
            /** @description Products and their versions */
            products?: {
                /** @description Given by the hub, the same in each revision; empty: a new one */
                id?: string | null;
                /** @description Who makes it */
                vendor?: string | null;
                /** @description The product */
                name?: string;
                /** @description How its versions are ordered: a type of vers (deb, semver); empty: in natural order */
                type?: string | null;
                /** @description Versions: all, one, or constraints as < 2.4 and >= 1.0; kept as vers writes them */
                range?: string | null;
                /** @description Its name in CPE */
                cpe?: string | null;
                /** @description Its package URL */
                purl?: string | null;
                /** @description What is said of these versions */
                status?: ("unknown" | "affected" | "unaffected" | "fixed" | "under-investigation") | null;
                /** @description Of which vulnerabilities; none: of all */
                of?: string[] | null;
                /** @description Where it was taken from; empty: written here */
                source?: string | null;
                /** @description Somebody looked at it */
                confirmed?: boolean | null;
            }[] | null;
            /** @description What it is about */
            vulnerabilities?: {
                /** @description CVE, or an identifier of this centre */
                id?: string;
                /** @description Title */
                title?: string | null;
                /** @description What it is */
                text?: string | null;
                /** @description CWE-79 */
                weakness?: string | null;
                /** @description CVSS vectors, one a version */
                vectors?: string[] | null;
                /**
                 * Format: date-time
                 * @description When a catalogue listed it as exploited
                 */
                kev_at?: string | null;
                /** @description EPSS in millionths; -1: none */
                epss?: number | null;
                /** @description Exploitation: not-said, none, poc or active */
                exploited?: ("not-said" | "none" | "poc" | "active") | null;
                /**
                 * Format: date-time
                 * @description Of a directive: the day (UTC) until which it has to be mended
                 */
                due_at?: string | null;
                /** @description It is known to be used for ransomware */
                ransomware?: boolean | null;
                /** @description Where it was taken from; empty: written here */
                source?: string | null;
                /** @description Somebody looked at it */
                confirmed?: boolean | null;
            }[] | null;
            /** @description What is to be done */
            remedies?: {
                /** @description vendor-fix, mitigation, workaround, none-available or no-fix-planned */
                category?: ("vendor-fix" | "mitigation" | "workaround" | "none-available" | "no-fix-planned") | null;
                /** @description What is to be done */
                text?: string;
                /** @description Where more is said of it */
                url?: string | null;
                /** @description Ids of products; none: all affected ones */
                products?: string[] | null;
                /** @description Where it was taken from; empty: written here */
                source?: string | null;
                /** @description Somebody looked at it */
                confirmed?: boolean | null;
            }[] | null;
            /** @description Where more is said */
            references?: {
                /** @description Where */
                url?: string;
                /** @description What is there */
                text?: string | null;
                /** @description Where it was taken from; empty: written here */
                source?: string | null;
                /** @description Somebody looked at it */
                confirmed?: boolean | null;
            }[] | null;
            /** @description Who is thanked */
            credits?: {
                /** @description Who is thanked */
                name?: string | null;
                /** @description Of which organisation */
                organisation?: string | null;
                /** @description For what */
                text?: string | null;
                /** @description They agreed to be named */
                consent?: boolean | null;
            }[] | null;
        };
        /** @description How an advisory would look, and what is missing */
        AdvisoryPreview: {
            /** @description What is missing */
            checks: {
                /** @description What kind of finding it is */
                code: string;
                /** @description The member it is about, as a JSON pointer; /csaf/... within the document, /site: settings of the hub */
                place: string;
                /** @description What is missing */
                text: string;
                /** @description It cannot be published so */
                stops: boolean;
            }[];
            /** @description The text as HTML, as its page shows it; everything in it is escaped */
            page: string;
            /** @description As plain text, as a mail would show it */
            mail: string;
            /** @description The CSAF 2.0 document that would be made now */
            csaf: string;
            /** @description How many groups of readers are chosen: the public, members, clients, sharing groups, organisations */
            readers: number;
        };
        /** @description What vendors say of the vulnerabilities of an advisory */
        Vendors: {
            /** @description By the vendor's name */
            vendors: {
                /** @description Which vulnerability, as the advisory names it */
                vulnerability: string;
                /** @description Who says it */
                vendor: string;
                /** @description Of which product; empty: of all of this vendor */
                product: string;
                /** @description Of which versions: a range; empty: all */
                versions: string;
                /** @description unknown, under-investigation, affected, not-affected, fix-in-progress, fixed or no-fix-planned; empty: it has said nothing */
                state: string;
                /** @description Why it is not affected, as CSAF names it */
                justification: string;
                /** @description In the vendor's words */
                statement: string;
                /** @description The centre's words on it */
                addendum: string;
                /**
                 * Format: date-time
                 * @description When it was said
                 */
                said_at: string | null;
                /** @description Of one that has said nothing, where the team lets it be told: not-contacted, contacted, seen or answered */
                contact: string;
                /** @description The case, for who sees it */
                case_ref: string;
                /** @description Readers of the advisory see it */
                public: boolean;
            }[];
        };
        /** @description Revisions of an advisory */
        AdvisoryRevisions: {
            /** @description Newest first */
            revisions: {
                /** @description Its number */
                n: number;
                /** @description published, superseded or withdrawn */
                state: string;
                /** @description What it changed */
                what: string;
                /** @description Who approved it */
                approved_by: string;
                /** @description The name */
                approved_name: string;
                /** @description Who published it */
                published_by: string;
                /** @description The name */
                published_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
            }[];
        };
        /** @description A revision of an advisory, as it was published */
        AdvisoryIssue: {
            /** @description Reference */
            ref: string;
            /** @description What it is */
            category: string;
            /** @description published, superseded or withdrawn */
            state: string;
            /** @description Title */
            title: string;
            /** @description For those who decide */
            summary: string;
            /** @description The text, in Markdown */
            text: string;
            /** @description How to find out whether one is hit, in Markdown */
            detect: string;
            /** @description Language of its text */
            language: string;
            /** @description Marking */
            tlp: string;
            /** @description Why it was withdrawn */
            why: string;
            /** @description Reference of what stands in its place */
            successor: string;
            /** @description Of a translation: the reference of what it translates */
            original: string;
            /** @description Of a translation: the language of that */
            source_language: string;
            /** @description Of a translation: the revision of that */
            original_version: number;
            /**
             * Format: date-time
             * @description Of a translation: when the first revision of that was published
             */
            original_at: string | null;
            /** @description Who publishes it */
            publisher: string;
            /** @description The address of the hub */
            base: string;
            /** @description How to reach who publishes it */
            contact: string;
            /** @description The revision */
            version: number;
            /**
             * Format: date-time
             * @description When its first revision was published
             */
            first_at: string | null;
            /**
             * Format: date-time
             * @description When this one was
             */
            at: string | null;
            /** @description Its revisions, oldest first */
            history: {
                /** @description The revision */
                n: number;
                /**
                 * Format: date-time
                 * @description When it was published
                 */
                at: string | null;
                /** @description What it changed */
                what: string;
            }[];
            /** @description Sectors that it concerns above others */
            sectors: string[];
            /** @description Products and their versions */
            products: {
                /** @description Given by the hub, the same in each revision; empty: a new one */
                id: string;
                /** @description Who makes it */
                vendor: string;
                /** @description The product */
                name: string;
                /** @description How its versions are ordered: a type of vers (deb, semver); empty: in natural order */
                type: string;
                /** @description Versions: all, one, or constraints as < 2.4 and >= 1.0; kept as vers writes them */
                range: string;
                /** @description Its name in CPE */
                cpe: string;
                /** @description Its package URL */
                purl: string;
                /**
                 * @description What is said of these versions
                 * @enum {string}
                 */
                status: "unknown" | "affected" | "unaffected" | "fixed" | "under-investigation";
                /** @description Of which vulnerabilities; none: of all */
                of: string[];
                /** @description Where it was taken from; empty: written here */
                source: string;
                /** @description Somebody looked at it */
                confirmed: boolean;
            }[];
            /** @description What it is about */
            vulnerabilities: {
                /** @description CVE, or an identifier of this centre */
                id: string;
                /** @description Title */
                title: string;
                /** @description What it is */
                text: string;
                /** @description CWE-79 */
                weakness: string;
                /** @description CVSS vectors, one a version */
                vectors: string[];
                /**
                 * Format: date-time
                 * @description When a catalogue listed it as exploited
                 */
                kev_at: string | null;
                /** @description EPSS in millionths; -1: none */
                epss: number;
                /**
                 * @description Exploitation: not-said, none, poc or active
                 * @enum {string}
                 */
                exploited: "not-said" | "none" | "poc" | "active";
                /**
                 * Format: date-time
                 * @description Of a directive: the day (UTC) until which it has to be mended
                 */
                due_at: string | null;
                /** @description It is known to be used for ransomware */
                ransomware: boolean;
                /** @description Where it was taken from; empty: written here */
                source: string;
                /** @description Somebody looked at it */
                confirmed: boolean;
            }[];
            /** @description What is to be done */
            remedies: {
                /**
                 * @description vendor-fix, mitigation, workaround, none-available or no-fix-planned
                 * @enum {string}
                 */
                category: "vendor-fix" | "mitigation" | "workaround" | "none-available" | "no-fix-planned";
                /** @description What is to be done */
                text: string;
                /** @description Where more is said of it */
                url: string;
                /** @description Ids of products; none: all affected ones */
                products: string[];
                /** @description Where it was taken from; empty: written here */
                source: string;
                /** @description Somebody looked at it */
                confirmed: boolean;
            }[];
            /** @description Where more is said */
            references: {
                /** @description Where */
                url: string;
                /** @description What is there */
                text: string;
                /** @description Where it was taken from; empty: written here */
                source: string;
                /** @description Somebody looked at it */
                confirmed: boolean;
            }[];
            /** @description Who is thanked */
            credits: {
                /** @description Who is thanked */
                name: string;
                /** @description Of which organisation */
                organisation: string;
                /** @description For what */
                text: string;
                /** @description They agreed to be named */
                consent: boolean;
            }[];
        };
        /** @description What is different from the revision that is out */
        AdvisoryDifference: {
            /** @description The revision compared with; 0: none is published yet */
            from: number;
            /** @description What is different */
            changes: {
                /** @description The member; of a list with the id of its item */
                place: string;
                /** @description Before; empty: it was not there */
                was: string;
                /** @description After; empty: it is not there any more */
                now: string;
            }[];
        };
        /** @description Whom an advisory is mailed to; each list narrows */
        AdvisoryLettersNewInput: {
            /** @description Organisations of these sectors */
            sectors?: string[] | null;
            /** @description Organisations of these kinds */
            org_kinds?: string[] | null;
            /** @description Those who declared one of these */
            technologies?: string[] | null;
            /** @description Members of these groups */
            sharing_groups?: string[] | null;
            /** @description These, whatever the other lists say */
            named?: string[] | null;
            /** @description Not these */
            left_out?: string[] | null;
        };
        /** @description Whom an advisory would be mailed to, and how */
        AdvisoryLettersPreview: {
            /** @description How many organisations */
            organisations: number;
            /** @description Of these without any contact: they get nothing */
            without_contact: number;
            /** @description Chosen ones whom the marking does not reach: they are left out */
            not_readers: number;
            /** @description How many addresses got one of its revisions already */
            reached: number;
            /** @description Each of them, and why */
            recipients: {
                /** @description Which */
                organisation: string | null;
                /** @description Its name */
                name: string;
                /** @description Why this one */
                why: string;
                /** @description Who is written to; empty: nobody that the team knows */
                contact: string;
                /** @description How many mail addresses are known */
                addresses: number;
            }[];
            /** @description Subject of the mail */
            subject: string;
            /** @description The mail */
            mail: string;
        };
        /** @description Who got an advisory by mail */
        AdvisoryLetters: {
            /** @description Newest revision first, at most 2,000 */
            letters: {
                /** @description The revision */
                n: number;
                /** @description Of which organisation */
                organisation: string;
                /** @description Its name */
                organisation_name: string;
                /** @description Who was written to */
                name: string;
                /** @description The address */
                address: string;
                /** @description Why this one */
                reason: string;
                /** @description waiting: not written yet; none: no letter was needed; else as in the outbox */
                state: string;
                /**
                 * Format: date-time
                 * @description When it was asked for
                 */
                at: string | null;
            }[];
        };
        /** @description What is said about an advisory's paragraphs */
        AdvisoryComments: {
            /** @description The words as they stand, at most 1,000 paragraphs */
            paragraphs: {
                /**
                 * @description Where it stands: summary, text or detect
                 * @enum {string}
                 */
                member: "summary" | "text" | "detect";
                /** @description Its number there, from 1 */
                n: number;
                /** @description Its words */
                text: string;
            }[];
            /** @description Oldest first, also those that are settled */
            comments: {
                /** @description Id */
                id: string | null;
                /**
                 * @description Where the paragraph stands: summary, text or detect
                 * @enum {string}
                 */
                member: "summary" | "text" | "detect";
                /** @description Its number when the comment was made, from 1 */
                paragraph: number;
                /** @description Its number now; 0: it is gone */
                now: number;
                /**
                 * @description there: as it was; moved: the same words at another number; changed: other words at its number; gone
                 * @enum {string}
                 */
                stands: "there" | "moved" | "changed" | "gone";
                /** @description Its first words when the comment was made */
                quote: string;
                /** @description What is said about it */
                text: string;
                /** @description Who said it */
                by: string;
                /** @description Name */
                by_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                at: string | null;
                /** @description Who said that it is settled; empty: it is open */
                resolved_by: string;
                /** @description Name */
                resolved_name: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                resolved_at: string | null;
            }[];
        };
        /** @description A comment on a paragraph */
        AdvisoryCommentNewInput: {
            /**
             * @description Where the paragraph stands: summary, text or detect
             * @enum {string}
             */
            member?: "summary" | "text" | "detect";
            /** @description Its number there, from 1 */
            paragraph?: number;
            /** @description What is to be said about it */
            text?: string;
        };
        /** @description The language that an advisory is to be translated into */
        AdvisoryTranslationNewInput: {
            /** @description en or ur */
            language?: string;
        };
        /** @description An advisory and its translations */
        AdvisoryTranslation: {
            /** @description What it translates; none: it is an original */
            original: {
                /** @description Which advisory */
                id: string | null;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description Its language */
                language: string;
                /** @description Its state */
                state: string;
                /** @description How many revisions of it were published */
                version: number;
                /** @description Of a translation: the original's revision that it was taken from; 0: the original was not published then */
                of: number;
            }[];
            /** @description Of an original: its translations */
            translations: {
                /** @description Which advisory */
                id: string | null;
                /** @description Its reference */
                ref: string;
                /** @description Its title */
                title: string;
                /** @description Its language */
                language: string;
                /** @description Its state */
                state: string;
                /** @description How many revisions of it were published */
                version: number;
                /** @description Of a translation: the original's revision that it was taken from; 0: the original was not published then */
                of: number;
            }[];
            /** @description What changed in the original since it was taken over */
            changes: {
                /** @description The member; of a list with the id of its item */
                place: string;
                /** @description Before; empty: it was not there */
                was: string;
                /** @description After; empty: it is not there any more */
                now: string;
            }[];
            /** @description Places whose words are not translated yet, as JSON pointers */
            pending: string[];
        };
        /** @description Places whose words are right as they stand */
        AdvisoryTranslationSettledInput: {
            /** @description JSON pointers of the places; none: all of them */
            places?: string[] | null;
        };
        /** @description Advisories that are published */
        Publications: {
            /** @description Newest first, at most 100 */
            publications: {
                /** @description Reference */
                ref: string;
                /** @description The name of its CSAF document */
                file: string;
                /** @description Marking */
                tlp: string;
                /** @description published, superseded or withdrawn */
                state: string;
                /** @description What it is */
                category: string;
                /** @description Title */
                title: string;
                /** @description For those who decide */
                summary: string;
                /** @description Language of its text */
                language: string;
                /** @description Of its first revision */
                year: number;
                /** @description Highest CVSS score in tenths; -1: not scored */
                severity: number;
                /** @description A vulnerability of it is exploited */
                exploited: boolean;
                /** @description Its revision */
                n: number;
                /**
                 * Format: date-time
                 * @description When it was first published
                 */
                first_at: string | null;
                /**
                 * Format: date-time
                 * @description When this revision was
                 */
                changed_at: string | null;
                /** @description Of its CSAF 2.0 document */
                sha256: string;
                /** @description The same */
                sha512: string;
            }[];
        };
        /** @description How a team approves advisories */
        AdvisoryPolicy: {
            /**
             * @description second-person: who wrote in it does not approve it; direct: a lead may approve his own
             * @enum {string}
             */
            review: "second-person" | "direct";
            /**
             * @description public: readers of an advisory learn which vendors have said nothing, and how far they were reached
             * @enum {string}
             */
            vendor_contact: "hidden" | "public";
        };
        /** @description How a team approves advisories */
        AdvisoryPolicyInput: {
            /**
             * @description second-person: who wrote in it does not approve it; direct: a lead may approve his own
             * @enum {string}
             */
            review?: "second-person" | "direct";
            /** @description public: readers of an advisory learn which vendors have said nothing, and how far they were reached */
            vendor_contact?: ("hidden" | "public") | null;
        };
        /** @description CSAF documents of other publishers in the tree */
        CsafDocuments: {
            /** @description Newest first */
            documents: {
                /** @description Its name in the tree */
                file: string;
                /** @description Its id */
                tracking: string;
                /** @description Title */
                title: string;
                /** @description Of its publisher */
                namespace: string;
                /** @description Whose it is */
                organisation: string;
                /** @description Marking */
                tlp: string;
                /** @description published or withdrawn */
                state: string;
                /** @description Why it was withdrawn */
                why: string;
                /** @description As it stands in the document */
                version: string;
                /** @description Its folder */
                year: number;
                /**
                 * Format: date-time
                 * @description Initial release
                 */
                first_at: string | null;
                /**
                 * Format: date-time
                 * @description Current release
                 */
                changed_at: string | null;
                /** @description Of its bytes */
                sha256: string;
                /** @description Fingerprint of the key that signed it */
                signer: string;
            }[];
        };
        /** @description Why a document is taken out of the tree */
        CsafWithdrawalInput: {
            /** @description Why */
            reason?: string;
        };
        /** @description Who may publish CSAF documents in the tree of the hub */
        CsafPublishers: {
            /** @description By namespace */
            publishers: {
                /** @description Identifier */
                id: string | null;
                /** @description Who uploads; he has a seat at the organisation. Empty in answers */
                email: string;
                /** @description The person */
                person: string;
                /** @description The name */
                name: string;
                /** @description Whose documents they are: org_... */
                organisation: string;
                /** @description Of the publisher in the documents: https://... */
                namespace: string;
                /** @description What csaf_uploader is given as --url */
                address: string;
                /** @description What it is given as --password, shown this once */
                password: string;
                /**
                 * Format: date-time
                 * @description When it was allowed
                 */
                created_at: string | null;
            }[];
        };
        /** @description Who may publish CSAF documents in the tree of the hub */
        CsafPublisherInput: {
            /** @description Who uploads; he has a seat at the organisation. Empty in answers */
            email?: string;
            /** @description Whose documents they are: org_... */
            organisation?: string;
            /** @description Of the publisher in the documents: https://... */
            namespace?: string;
        };
        /** @description Who may publish CSAF documents in the tree of the hub */
        CsafPublisher: {
            /** @description Identifier */
            id: string | null;
            /** @description Who uploads; he has a seat at the organisation. Empty in answers */
            email: string;
            /** @description The person */
            person: string;
            /** @description The name */
            name: string;
            /** @description Whose documents they are: org_... */
            organisation: string;
            /** @description Of the publisher in the documents: https://... */
            namespace: string;
            /** @description What csaf_uploader is given as --url */
            address: string;
            /** @description What it is given as --password, shown this once */
            password: string;
            /**
             * Format: date-time
             * @description When it was allowed
             */
            created_at: string | null;
        };
        /** @description Subscriptions to advisories, in figures */
        SubscriptionFigures: {
            /** @description Subscriptions that were confirmed */
            active: number;
            /** @description Asked for, and not confirmed yet */
            waiting: number;
            /** @description Of the confirmed ones those that want a mail a day or a week */
            collected: number;
            /** @description Of the confirmed ones those whose mail came back lately */
            bouncing: number;
            /** @description Ended by who had subscribed, so far */
            ended: number;
            /** @description Ended since mail came back, so far */
            bounced: number;
            /** @description Swept since nobody confirmed them, so far */
            unconfirmed: number;
        };
        /** @description Subscribers of an advisory, in figures */
        AdvisorySubscribers: {
            /** @description How many there are who confirmed */
            subscribers: number;
            /** @description How many would get it by mail if it was published as it is saved; 0 unless it is TLP:CLEAR */
            fitting: number;
            /** @description How many were written to about one of its revisions */
            written: number;
            /** @description How many letters are to be written still, those that are collected for a day or a week among them */
            waiting: number;
        };
        /** @description CVE numbers of an advisory */
        AdvisoryCves: {
            /** @description This hub has an account at CVE Services */
            account: boolean;
            /** @description The short name of the CNA */
            org: string;
            /** @description Its numbers */
            numbers: {
                /** @description The number */
                id: string;
                /** @description The id in the advisory before it had one */
                vulnerability: string;
                /** @description reserved, published or rejected, as this centre asked for it */
                state: string;
                /** @description Its record says that it is disputed */
                disputed: boolean;
                /** @description The CNA it belongs to, as CVE Services says */
                owner: string;
                /** @description Its state at CVE Services when that was last asked; absent: it is not there; empty: never asked */
                seen: string;
                /** @description The CNA that it is to be handed over to */
                to: string;
                /** @description Why */
                why: string;
                /** @description The revision of the advisory that its record was last made from; 0: none */
                revision: number;
                /**
                 * Format: date-time
                 * @description Since when it is reserved
                 */
                reserved_at: string | null;
            }[];
            /** @description What was wished, newest first */
            wishes: {
                /** @description Identifier */
                id: string;
                /** @description The number; empty: to be reserved */
                number: string;
                /** @description The vulnerability in the advisory */
                vulnerability: string;
                /** @description reserve, publish, update, reject, dispute, undispute or transfer */
                what: string;
                /** @description waiting, sent (no answer yet), done, refused or withdrawn */
                state: string;
                /** @description How many numbers */
                amount: number;
                /** @description How often it was tried */
                tries: number;
                /** @description What CVE Services called the error */
                code: string;
                /** @description What it said, or why there was no answer */
                words: string;
                /** @description Who asked */
                asked_by: string;
                /**
                 * Format: date-time
                 * @description When
                 */
                asked_at: string | null;
                /**
                 * Format: date-time
                 * @description When it is tried again
                 */
                due_at: string | null;
                /**
                 * Format: date-time
                 * @description When it was done or refused
                 */
                done_at: string | null;
            }[];
        };
        /** @description A number for a vulnerability */
        AdvisoryCveNewInput: {
            /** @description The id that the vulnerability has in the advisory now */
            vulnerability?: string;
        };
        /** @description The CVE record that would be made now */
        AdvisoryCveRecord: {
            /** @description What would be sent, in JSON */
            container: string;
            /** @description Why it would not be sent; empty: nothing is missing */
            missing: string;
        };
        /** @description What an act needs; all may be left out where it needs nothing */
        AdvisoryCveActInput: {
            /** @description reject, transfer: why, in English; that of a rejection is public */
            reason?: string | null;
            /** @description transfer: the short name of the CNA that gets it */
            to?: string | null;
            /** @description reject: numbers that stand for it */
            replaced_by?: string[] | null;
        };
        /** @description The account at CVE Services */
        CveAccount: {
            /** @description Where CVE Services is; empty: that of the CVE Program */
            url: string;
            /** @description The short name of this CNA */
            org: string;
            /** @description The name of its user */
            user: string;
            /** @description A key is kept */
            has_key: boolean;
            /**
             * Format: date-time
             * @description When the account was last tried
             */
            checked_at: string | null;
            /** @description What was wrong then; empty: nothing */
            error: string;
            /** @description How many numbers it may have reserved at a time */
            quota: number;
            /** @description How many it has */
            reserved: number;
            /** @description How many are left */
            available: number;
            /**
             * Format: date-time
             * @description When its numbers were last compared with ours
             */
            looked_at: string | null;
            /** @description What was wrong then; empty: nothing */
            look_error: string;
        };
        /** @description The account at CVE Services */
        CveAccountInput: {
            /** @description Where CVE Services is; empty: that of the CVE Program */
            url?: string | null;
            /** @description The short name of this CNA */
            org?: string | null;
            /** @description The name of its user */
            user?: string | null;
            /** @description Its API key; empty: as it is. Needed again when the address changes */
            key?: string | null;
        };
        /** @description What is wished of CVE Services, and what differs there */
        CveQueue: {
            /** @description Numbers that are reserved and nobody's yet */
            stock: number;
            /** @description What is not done, newest first */
            wishes: {
                /** @description Identifier */
                id: string;
                /** @description The number; empty: to be reserved */
                number: string;
                /** @description What is wished */
                what: string;
                /** @description waiting, sent (no answer yet) or refused */
                state: string;
                /** @description How many numbers */
                amount: number;
                /** @description How often it was tried */
                tries: number;
                /** @description What CVE Services called the error */
                code: string;
                /** @description What it said, or why there was no answer */
                words: string;
                /**
                 * Format: date-time
                 * @description When it was wished
                 */
                asked_at: string | null;
                /**
                 * Format: date-time
                 * @description When it is tried again
                 */
                due_at: string | null;
            }[];
            /** @description What differs, what another program reserved, and what is to be handed over */
            differences: {
                /** @description The number */
                id: string;
                /** @description Its state here */
                state: string;
                /** @description Its state at CVE Services; absent: it is not there */
                seen: string;
                /** @description The CNA it belongs to there */
                owner: string;
                /** @description ours, or outside: reserved by another program of this CNA */
                origin: string;
                /** @description The CNA that it is to be handed over to */
                to: string;
            }[];
        };
        /** @description A difference that is taken over */
        CveTakeOverInput: {
            /** @description The state at CVE Services, as it was shown */
            seen?: string;
        };
        /** @description Numbers to be reserved for stock */
        CveStockNewInput: {
            /** @description How many */
            amount?: number;
            /** @description Of which year; 0: this one */
            year?: number | null;
            /** @description Not in a row; at most 10 at a time */
            nonsequential?: boolean | null;
        };
    };
    responses: {
        /** @description Malformed */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Sign in to go on */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not allowed */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not found */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not possible now */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Changed meanwhile */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too large */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unsupported media type */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The input is not as it must be */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Busy */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The disk is full */
        Problem507: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    post_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_session_link: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_session_demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demo"];
                };
            };
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_session_demo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_me_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeInput"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_me_second_factor_offer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_me_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorProofInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_me_recovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryProofInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_me_log: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountLog"];
                };
            };
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_me_keys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeys"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_me_keys: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApiKeyInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_me_keys_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_home: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_search: {
        parameters: {
            query?: {
                /** @description Words; the last may be a beginning */
                q?: string;
                /** @description 1 to 100; 30 when not given */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hits"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_notifications: {
        parameters: {
            query?: {
                /** @description true: only those you have not seen */
                unseen?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notifications"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_notifications_seen: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenInput"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_teams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamList"];
                };
            };
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_teams: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamDeskInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDesk"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_teams_id_people: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberList"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_teams_id_people: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeatInput"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_teams_id_holidays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayList"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_teams_id_holidays: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HolidayInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_people: {
        parameters: {
            query?: {
                /** @description The id of the last one of the page before */
                after?: string;
                /** @description 1 to 500; 100 when not given */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_people: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_people_id_reset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_stream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_home_lead: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_teams_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDesk"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_teams_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamDeskInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamDesk"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_teams_id_holidays_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_teams_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoveList"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_teams_id_targets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Targets"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_teams_id_targets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TargetsInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Targets"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_teams_id_people_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_people_id_left: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_views: {
        parameters: {
            query?: {
                /** @description Only of this list */
                list?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_views: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_views_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_templates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_templates: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_templates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_templates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patch_templates_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_templates_id_text: {
        parameters: {
            query?: {
                /** @description Id or reference of the record */
                record?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Text"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_records_id_presence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OtherList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_records_id_presence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PresenceInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OtherList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bulk"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_admin_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_admin_jobs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_admin_jobs_id_again: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_admin_mail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_admin_mail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailOutInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_admin_mail_received: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailReceivedInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailOut"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_admin_mail_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_admin_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_admin_setup_step: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetupStepInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_admin_site: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_admin_site: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SiteInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_outbox: {
        parameters: {
            query?: {
                /** @description Only this state */
                state?: string;
                /** @description Only for this organisation */
                organisation?: string;
                /** @description The id of the last one of the page before */
                before?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_outbox_release: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Release"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_outbox_door: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxDoor"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_outbox_id_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxPreview"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_outbox_id_files_n: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_outbox_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutgoingInput"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_outbox_id_release: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_outbox_id_hold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_outbox_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_outbox_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxRules"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_outbox_rules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OutboxRuleInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxRules"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_teams_id_openpgp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskKey"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_teams_id_openpgp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskKeyInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_inmail: {
        parameters: {
            query?: {
                /** @description Only this state; noise when not given */
                state?: string;
                /** @description The id of the last one of the page before */
                before?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_inmail_id_raw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_inmail_id_let_in: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_inmail_id_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_admin_mail_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailIn"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_admin_mail_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailInInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailIn"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_admin_mail_in_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_webhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhooks"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_webhooks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_webhooks_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_records: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        total: number | null;
                        items: components["schemas"]["Record"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_records_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_records_id_acts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_records_id_acts_verb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_records_id_timeline: {
        parameters: {
            query?: {
                /** @description An entry to page back from */
                before?: string;
                /** @description 1 to 500; 200 when not given */
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_records_id_notes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_records_id_replies: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_records_id_assign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignmentInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_records_id_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaitingInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_records_id_audience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeenByList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_records_id_deadlines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadlineList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_records_id_links: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_records_id_links: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_records_id_links_link: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_records_id_labels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Labels"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_records_id_labels: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LabelsInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Labels"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    put_records_id_watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchingInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Watching"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_records_id_attachments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_records_id_attachments: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_attachments_id_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_attachments_id_archive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_attachments_id_image: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_attachments_id_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileText"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_records_id_routes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RouteList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_parts_id_acts_verb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Route"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_reports: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description The product concerned */
                product?: string;
                /** @description Who makes it */
                vendor?: string;
                /** @description CVE id, when there is one */
                cve?: string;
                /** @description SSVC exploitation: none, poc, active */
                exploitation?: string;
                /** @description It is public already */
                public?: string;
                /** @description Product, live site or low trust */
                lane?: string;
                /** @description Tried again after it was said to be mended: asked, gone, still there */
                retest?: string;
                /** @description The outcome of the newest decision by an SSVC table: coordinate */
                decision?: string;
                /** @description The severity of the newest CVSS score: none, low, medium, high, critical */
                severity?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        total: number | null;
                        items: components["schemas"]["Report"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_reports: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_reports_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_reports_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what is changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_reports_export: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description The product concerned */
                product?: string;
                /** @description Who makes it */
                vendor?: string;
                /** @description CVE id, when there is one */
                cve?: string;
                /** @description SSVC exploitation: none, poc, active */
                exploitation?: string;
                /** @description It is public already */
                public?: string;
                /** @description Product, live site or low trust */
                lane?: string;
                /** @description Tried again after it was said to be mended: asked, gone, still there */
                retest?: string;
                /** @description The outcome of the newest decision by an SSVC table: coordinate */
                decision?: string;
                /** @description The severity of the newest CVSS score: none, low, medium, high, critical */
                severity?: string;
                /** @description Names of fields, with commas between: these columns in this order; all when not given */
                columns?: string;
                /** @description true: people, teams and organisations by their names, not their ids */
                names?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_organisations: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description What it is in the constituency */
                org_kind?: string;
                /** @description Code of its sector (/api/v1/sectors) */
                sector?: string;
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
                /** @description Whether it is critical information infrastructure */
                cii?: string;
                /** @description Its grade by the criteria in force */
                cii_grade?: string;
                /** @description Only those that this organisation serves now; `mine`: the organisations of your teams */
                served_by?: string;
                /** @description unconfirmed: only those with no contact, or with one that was not confirmed lately; as far as you see them */
                contacts?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        total: number | null;
                        items: components["schemas"]["Organisation"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_organisations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_organisations_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what is changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organisation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_export: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description What it is in the constituency */
                org_kind?: string;
                /** @description Code of its sector (/api/v1/sectors) */
                sector?: string;
                /** @description ISO 3166-1 alpha-2 */
                country?: string;
                /** @description Whether it is critical information infrastructure */
                cii?: string;
                /** @description Its grade by the criteria in force */
                cii_grade?: string;
                /** @description Only those that this organisation serves now; `mine`: the organisations of your teams */
                served_by?: string;
                /** @description unconfirmed: only those with no contact, or with one that was not confirmed lately; as far as you see them */
                contacts?: string;
                /** @description Names of fields, with commas between: these columns in this order; all when not given */
                columns?: string;
                /** @description true: people, teams and organisations by their names, not their ids */
                names?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_messages: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description How it came: mail, call, portal, api, partner, sensor */
                door?: string;
                /** @description Whose they are: recognised by the address, the writer's own, or given by the desk */
                organisation?: string;
                /** @description What it seems to be */
                guess?: string;
                /** @description How bad, as told */
                severity?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        total: number | null;
                        items: components["schemas"]["Message"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_messages: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_messages_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_messages_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what is changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_messages_export: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description How it came: mail, call, portal, api, partner, sensor */
                door?: string;
                /** @description Whose they are: recognised by the address, the writer's own, or given by the desk */
                organisation?: string;
                /** @description What it seems to be */
                guess?: string;
                /** @description How bad, as told */
                severity?: string;
                /** @description Names of fields, with commas between: these columns in this order; all when not given */
                columns?: string;
                /** @description true: people, teams and organisations by their names, not their ids */
                names?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_incidents: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description RSIT class */
                classification?: string;
                /** @description RSIT type within the class; may be empty */
                type?: string;
                /** @description How bad it is */
                severity?: string;
                /** @description Ransomware is involved */
                ransomware?: string;
                /** @description Personal data are concerned */
                personal_data?: string;
                /** @description Operational technology is concerned */
                operational_technology?: string;
                /** @description Law enforcement is or should be involved */
                law_enforcement?: string;
                /** @description It crosses a border or a sector */
                cross_border?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        total: number | null;
                        items: components["schemas"]["Incident"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_incidents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncidentInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_incidents_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_incidents_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what is changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IncidentInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Incident"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_incidents_export: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description RSIT class */
                classification?: string;
                /** @description RSIT type within the class; may be empty */
                type?: string;
                /** @description How bad it is */
                severity?: string;
                /** @description Ransomware is involved */
                ransomware?: string;
                /** @description Personal data are concerned */
                personal_data?: string;
                /** @description Operational technology is concerned */
                operational_technology?: string;
                /** @description Law enforcement is or should be involved */
                law_enforcement?: string;
                /** @description It crosses a border or a sector */
                cross_border?: string;
                /** @description Names of fields, with commas between: these columns in this order; all when not given */
                columns?: string;
                /** @description true: people, teams and organisations by their names, not their ids */
                names?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_alerts: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description How soon silence is followed: urgent, routine or critical */
                urgency?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        total: number | null;
                        items: components["schemas"]["Alert"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_alerts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_alerts_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_alerts_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what is changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alert"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_alerts_export: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description How soon silence is followed: urgent, routine or critical */
                urgency?: string;
                /** @description Names of fields, with commas between: these columns in this order; all when not given */
                columns?: string;
                /** @description true: people, teams and organisations by their names, not their ids */
                names?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_cases: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description none, proposed, active, revise (a change is proposed) or exited */
                embargo?: string;
                /** @description Nobody is chased */
                on_hold?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        total: number | null;
                        items: components["schemas"]["Case"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cases: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_cases_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what is changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Case"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_export: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description none, proposed, active, revise (a change is proposed) or exited */
                embargo?: string;
                /** @description Nobody is chased */
                on_hold?: string;
                /** @description Names of fields, with commas between: these columns in this order; all when not given */
                columns?: string;
                /** @description true: people, teams and organisations by their names, not their ids */
                names?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_advisories: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description What it is: an urgent warning with answers is an alert */
                category?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        next: string | null;
                        total: number | null;
                        items: components["schemas"]["Advisory"][];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_advisories: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advisory"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_advisories_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advisory"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_advisories_id: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what is changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Advisory"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_advisories_export: {
        parameters: {
            query?: {
                /** @description Words to find in title and text */
                q?: string;
                /** @description Only this state */
                state?: string;
                /** @description Only this kind (lists over all kinds) */
                kind?: string;
                /** @description Only this marking */
                tlp?: string;
                /** @description Only what this team handles; `mine`: any of your teams */
                team?: string;
                /** @description Only what this person works on (within your teams); `me`, `nobody` */
                assignee?: string;
                /** @description Only what waits for this side (within your teams) */
                waiting_for?: string;
                /** @description Only what your team labelled so */
                label?: string;
                /** @description Only what was routed to this organisation or team, as far as you see the routing */
                routed_to?: string;
                /** @description mine: only what people of your teams routed to another team */
                routed_by?: string;
                /** @description true: not closed; false: closed */
                open?: string;
                /** @description overdue, today, or a time before which something is due (within your teams) */
                due?: string;
                /** @description updated_at (default); touched_at, and due_at with what has no date last, within your teams */
                sort?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
                /** @description What it is: an urgent warning with answers is an alert */
                category?: string;
                /** @description Names of fields, with commas between: these columns in this order; all when not given */
                columns?: string;
                /** @description true: people, teams and organisations by their names, not their ids */
                names?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_home_duty: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DutyNows"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_teams_id_duty: {
        parameters: {
            query?: {
                /** @description From when; now when not given */
                from?: string;
                /** @description 1 to 92; 28 when not given */
                days?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_teams_id_duty: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what is changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DutyInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_teams_id_duty_shifts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DutyShiftInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_teams_id_duty_shifts_shift: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                shift: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_teams_id_duty_swap: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DutySwapInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_teams_id_duty_hand_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DutyHandOverInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Duty"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_home_orphans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Orphans"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_orphans_id_take: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_me_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_me_calendar: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarFeed"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_me_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_reports_id_candidates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ways"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_sectors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SectorList"];
                };
            };
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_sectors: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SectorInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sector"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_sectors_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patch_sectors_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SectorInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sector"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id_contacts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContactList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_organisations_id_contacts: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_organisations_id_contacts_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patch_organisations_id_contacts_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContactInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id_assets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssetList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_organisations_id_assets: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_organisations_id_assets_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patch_organisations_id_assets_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssetInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Asset"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id_technologies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TechnologyList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_organisations_id_technologies: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TechnologyInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Technology"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_organisations_id_technologies_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patch_organisations_id_technologies_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TechnologyInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Technology"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id_keys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_organisations_id_keys: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenpgpKeyInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenpgpKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_organisations_id_keys_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patch_organisations_id_keys_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenpgpKeyInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenpgpKey"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id_edges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EdgeList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_organisations_id_edges: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EdgeInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edge"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id_edges_row_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EdgePreview"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    delete_organisations_id_edges_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patch_organisations_id_edges_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EdgeInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Edge"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_organisations_id_confirmations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationRequestInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmations"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id_lineage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lineages"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_organisations_id_acts_verb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldChanges"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_organisations_id_changes_row_acts_verb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldChange"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_groups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_groups: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_groups_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patch_groups_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Group"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_groups_id_members: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupMembers"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_groups_id_members: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupMemberInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GroupMember"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_groups_id_members_row: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                row: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_responsible: {
        parameters: {
            query?: {
                /** @description Address, network, domain, URL, mail address, ASN, or vendor and product; defanged or not */
                q?: string;
                /** @description At which time; now when not given */
                at?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Responsible"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_organisations_id_call: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_reports_id_reporter: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reporter"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_reports_id_scores: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportScores"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_reports_id_scores: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportScoreNewInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportScores"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_reports_id_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDecisions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_reports_id_decisions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportDecisionNewInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportDecisions"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_reports_id_retest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetestInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cvss: {
        parameters: {
            query?: {
                /** @description A CVSS vector of any version */
                vector?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CvssScore"];
                };
            };
            401: components["responses"]["Problem401"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_cvss_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CvssMetricList"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_ssvc: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsvcTableList"];
                };
            };
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_ssvc_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                table: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsvcTable"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_reports_id_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseFromReportInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_cases_id_reports: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseFromReportInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_offers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOffers"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cases_offers_party: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseOfferAnswerInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseOffers"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_id_parties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseParties"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cases_id_parties: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CasePartyNewInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseParty"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_cases_id_parties_party_acts_verb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                party: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CasePartyActInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseParty"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_cases_id_chase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseChaseInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseChase"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_id_embargo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embargo"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cases_id_embargo_proposals: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbargoProposalNewInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embargo"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_cases_id_embargo_proposals_proposal_acts_verb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                proposal: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embargo"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_cases_id_embargo_end: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmbargoEndInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Embargo"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_id_vulnerabilities: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseVulnerabilities"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cases_id_vulnerabilities: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseVulnerabilityInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseVulnerabilities"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patch_cases_id_vulnerabilities_vulnerability: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                vulnerability: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseVulnerabilityInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseVulnerabilities"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_id_statuses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseStatuses"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cases_id_statuses: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseStatusNewInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseStatus"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_cases_id_statuses_status_acts_verb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                status: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseStatusActInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseStatus"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_id_thread: {
        parameters: {
            query?: {
                /** @description all, desk, or a party */
                with?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseThread"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cases_id_words: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseWordsInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseThread"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_id_merge: {
        parameters: {
            query?: {
                /** @description The case that goes on, by identifier or reference */
                into?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMerge"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cases_id_split: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CaseSplitNewInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseSplit"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cases_id_moves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseMoves"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_cases_id_credits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseCredits"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_inbox: {
        parameters: {
            query?: {
                /** @description Only what came by this door */
                door?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_teams_id_noise_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoiseRules"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_teams_id_noise_rules_drop: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoiseRuleDropInput"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_organisations_import: {
        parameters: {
            query?: {
                /** @description true: tell what would happen and keep nothing */
                dry_run?: string;
                /** @description Of a table: what each column is, as `columns` of the answer, with commas between; kept for the next one */
                columns?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportResult"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_imports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportRows"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_imports_id_take_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TakenBack"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_alerts_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertChoiceInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_alerts_waiting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WaitingAlerts"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_alerts_id_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPreview"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_alerts_id_text: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertText"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_alerts_id_test: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertTest"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_alerts_id_answer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertAnswerInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_alerts_id_correct: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_alerts_id_ledger: {
        parameters: {
            query?: {
                /** @description all (default), silent, help, bounced, answered, held */
                show?: string;
                /** @description Only lines in this state */
                state?: string;
                /** @description Only organisations of this sector */
                sector?: string;
                /** @description Only those whom this CERT serves first; `none`: those whom none serves */
                cert?: string;
                /** @description Leave out so many */
                from?: string;
                /** @description 1 to 500; 100 when not given */
                limit?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertLedger"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_alerts_id_ledger_groups: {
        parameters: {
            query?: {
                /** @description sector (default) or cert */
                by?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertGroups"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_alerts_id_remind: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertReminderInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertReminder"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_alerts_id_lines_line: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                line: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertLineStory"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_alerts_id_lines_line_acts_verb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                line: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertLineActInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertLine"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_teams_id_alert_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPolicy"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_teams_id_alert_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlertPolicyInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlertPolicy"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_events: {
        parameters: {
            query?: {
                /** @description An address, a network (CIDR), a domain (with all under it), a mail address or a hash; conditions on any field: source.port=53 feed.name~sink; warning=* is on a warning list */
                q?: string;
                /** @description RSIT type */
                classification?: string;
                /** @description Whose: an organisation's id, or none for nobody's */
                organisation?: string;
                /** @description Who observed it: feed.name */
                feed?: string;
                /** @description Last observed at or after (RFC 3339) */
                since?: string;
                /** @description First observed before (RFC 3339) */
                until?: string;
                /** @description From `next` of the page before */
                cursor?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Events"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_events: {
        parameters: {
            query?: {
                /** @description eve, intelmq, shadowserver, csv or json */
                format?: string;
                /** @description The desk that takes it in; the first of yours when not given */
                team?: string;
                /** @description Name of the file or stream; of Shadowserver's files it says which report it is */
                name?: string;
                /** @description Shadowserver: the report type, instead of what the name says */
                report?: string;
                /** @description csv and json: the id of the mapping that says what the columns mean */
                mapping?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsTaken"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_events_figures: {
        parameters: {
            query?: {
                /** @description An address, a network (CIDR), a domain (with all under it), a mail address or a hash; conditions on any field: source.port=53 feed.name~sink; warning=* is on a warning list */
                q?: string;
                /** @description RSIT type */
                classification?: string;
                /** @description Whose: an organisation's id, or none for nobody's */
                organisation?: string;
                /** @description Who observed it: feed.name */
                feed?: string;
                /** @description Last observed at or after (RFC 3339) */
                since?: string;
                /** @description First observed before (RFC 3339) */
                until?: string;
                /** @description hour or day; day when not given */
                by?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventFigures"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_events_export: {
        parameters: {
            query?: {
                /** @description An address, a network (CIDR), a domain (with all under it), a mail address or a hash; conditions on any field: source.port=53 feed.name~sink; warning=* is on a warning list */
                q?: string;
                /** @description RSIT type */
                classification?: string;
                /** @description Whose: an organisation's id, or none for nobody's */
                organisation?: string;
                /** @description Who observed it: feed.name */
                feed?: string;
                /** @description Last observed at or after (RFC 3339) */
                since?: string;
                /** @description First observed before (RFC 3339) */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_events_stream: {
        parameters: {
            query?: {
                /** @description An address, a network (CIDR), a domain (with all under it), a mail address or a hash; conditions on any field: source.port=53 feed.name~sink; warning=* is on a warning list */
                q?: string;
                /** @description RSIT type */
                classification?: string;
                /** @description Whose: an organisation's id, or none for nobody's */
                organisation?: string;
                /** @description Who observed it: feed.name */
                feed?: string;
                /** @description Last observed at or after (RFC 3339) */
                since?: string;
                /** @description First observed before (RFC 3339) */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_events_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_event_imports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchesOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_event_imports_id_not_understood: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_event_imports_id_take_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventWork"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_event_work: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventWorks"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_event_work_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventWork"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_event_mappings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventMappings"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_event_mappings: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventMappingInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventMapping"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_event_mappings_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_event_mappings_try: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventTryingInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventTrying"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_events_unattributed: {
        parameters: {
            query?: {
                /** @description network, domain or asn; network when not given */
                by?: string;
                /** @description 1 to 400; 30 when not given */
                days?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventGroups"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_events_outside: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarksOut"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_events_outside: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventOutsideInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventOutside"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_events_outside_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_events_redo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventRedoingInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventWork"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_events_not_understood: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BadGroups"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_events_not_understood_again: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventAgainInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventsTaken"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_holders: {
        parameters: {
            query?: {
                /** @description An address, network, domain, URL or ASN, defanged or not */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holders"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_findings: {
        parameters: {
            query?: {
                /** @description Only this organisation's */
                organisation?: string;
                /** @description Only this RSIT type */
                classification?: string;
                /** @description Only this identifier */
                identifier?: string;
                /** @description A state, or several with commas; all when not given */
                state?: string;
                /** @description An address, or the beginning of an asset */
                q?: string;
                /** @description Only what this batch told */
                batch?: string;
                /** @description yes: only what waits for a look since a warning list holds it */
                waiting?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
                /** @description The `next` of the page before */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Findings"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_findings_groups: {
        parameters: {
            query?: {
                /** @description Only this organisation's */
                organisation?: string;
                /** @description Only findings in this state */
                state?: string;
                /** @description yes: only what waits for a look */
                waiting?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingGroups"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_findings_export: {
        parameters: {
            query?: {
                /** @description Only this organisation's */
                organisation?: string;
                /** @description Only this RSIT type */
                classification?: string;
                /** @description Only this identifier */
                identifier?: string;
                /** @description A state, or several with commas */
                state?: string;
                /** @description An address, or the beginning of an asset */
                q?: string;
                /** @description Only what this batch told */
                batch?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_findings_export_json: {
        parameters: {
            query?: {
                /** @description Only this organisation's */
                organisation?: string;
                /** @description Only this RSIT type */
                classification?: string;
                /** @description Only this identifier */
                identifier?: string;
                /** @description A state, or several with commas */
                state?: string;
                /** @description An address, or the beginning of an asset */
                q?: string;
                /** @description Only what this batch told */
                batch?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Findings"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_findings_rates: {
        parameters: {
            query?: {
                /** @description Findings that began then or later; 90 days back when not given */
                since?: string;
                /** @description ... and before this time */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FixRates"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_findings_rates_export: {
        parameters: {
            query?: {
                /** @description Findings that began then or later; 90 days back when not given */
                since?: string;
                /** @description ... and before this time */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_findings_batches: {
        parameters: {
            query?: {
                /** @description Only to this organisation */
                organisation?: string;
                /** @description The id of the last one of the page before */
                before?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingBatches"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_findings_act: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindingAnswerInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingAnswer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_findings_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Finding"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_teams_id_finding_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingPolicy"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_teams_id_finding_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindingPolicyInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingPolicy"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_organisations_id_finding_wish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingWish"];
                };
            };
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_organisations_id_finding_wish: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindingWishInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingWish"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_retention: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_retention_class: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                class: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetentionClassInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Retention"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_retention_due: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasuresDue"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_retention_proposals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureWishInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureWish"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_retention_decisions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ErasureDecisionsInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureDecisions"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_entries_id_erasure: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextErasureInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TextErasure"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_records_id_erasures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Erasures"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_vulnerabilities: {
        parameters: {
            query?: {
                /** @description Words, an identifier or an alias */
                q?: string;
                /** @description Words of the vendor */
                vendor?: string;
                /** @description Words of the product */
                product?: string;
                /** @description A package URL; its version does not matter */
                purl?: string;
                /** @description A CPE name; vendor and product count */
                cpe?: string;
                /** @description low, medium, high or critical: that or worse */
                severity?: string;
                /** @description poc, active or kev (listed in a catalogue) */
                exploitation?: string;
                /** @description published (also when not given) or any */
                state?: string;
                /** @description From `next` of the page before */
                cursor?: string;
                /** @description 1 to 200; 50 when not given */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vulnerabilities"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_vulnerabilities_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VulnerabilityPage"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_vulnerabilities_id_affected: {
        parameters: {
            query?: {
                /** @description The version; else that of purl or cpe */
                version?: string;
                /** @description Only products of this vendor */
                vendor?: string;
                /** @description Only this product */
                product?: string;
                /** @description Only this package */
                purl?: string;
                /** @description Only products with this vendor and product in CPE */
                cpe?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VulnerabilityVerdicts"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_vulnerability_news: {
        parameters: {
            query?: {
                /** @description 1 to 60; 7 when not given */
                days?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VulnerabilityNews"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_vulnerability_imports: {
        parameters: {
            query?: {
                /** @description cve, osv, csaf, kev or epss; recognised when not given */
                format?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": string;
                "text/csv": string;
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VulnerabilityImport"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_vulnerability_sources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VulnerabilitySources"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_vulnerability_sources: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VulnerabilitySourceInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VulnerabilitySource"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    put_vulnerability_sources_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VulnerabilityScheduleInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VulnerabilitySource"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_vulnerability_sources_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_vulnerability_sources_id_look: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VulnerabilitySource"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_geo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GeoFileList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_geo_address: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GeoPlace"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_warning_lists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningLists"];
                };
            };
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_warning_lists: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningListTaken"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_warning_lists_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarningListCheckInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningListCheck"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_warning_lists_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patch_warning_lists_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WarningListInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningList"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_warning_lists_id_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_warning_lists_id_other_state: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WarningList"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_findings_look: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FindingLookInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FindingLook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_from_vulnerabilities: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryDraftInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_from_document: {
        parameters: {
            query?: {
                /** @description Which desk writes it; empty: the first of one's own */
                team?: string;
            };
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_from_text: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryDraftTextInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_from_case: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryDraftCaseInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_advisories_id_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryContent"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_advisories_id_content: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of what is changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryContentInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryContent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_id_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryContent"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_id_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryPreviewNewInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryPreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_advisories_id_vendors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vendors"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_advisories_id_revisions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryRevisions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_advisories_id_revisions_n: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                n: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryIssue"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_advisories_id_difference: {
        parameters: {
            query?: {
                /** @description A revision; empty: the one that is out */
                from?: string;
                /** @description A revision; empty: what is being written */
                to?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryDifference"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_advisories_id_letters_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryLettersNewInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryLettersPreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_advisories_id_letters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryLetters"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_advisories_id_letters: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryLettersNewInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryLettersPreview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_advisories_id_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryComments"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_advisories_id_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryCommentNewInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryComments"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_id_comments_comment_resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                comment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryComments"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_id_translations: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryTranslationNewInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_advisories_id_translation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryTranslation"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_advisories_id_translation_take_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryTranslation"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_id_translation_settle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryTranslationSettledInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryTranslation"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_publications: {
        parameters: {
            query?: {
                /** @description Words, all of which must stand in it: a CVE, a product, a vendor */
                q?: string;
                /** @description What it is: advisory, vulnerability-note, ... */
                category?: string;
                /** @description Its marking */
                tlp?: string;
                /** @description Language of its text: en or ur */
                language?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publications"];
                };
            };
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_publications_ref: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryIssue"];
                };
            };
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_publications_ref_vendors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Vendors"];
                };
            };
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_teams_id_advisory_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryPolicy"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_teams_id_advisory_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryPolicyInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryPolicy"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_validate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description A CSAF document */
                    document: Record<string, never>;
                    tests: {
                        /** @enum {unknown} */
                        type: "test" | "preset";
                        /** @description Of a test, or schema, mandatory, optional, informative, basic, extended, full */
                        name: string;
                    }[];
                };
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        isValid: boolean;
                        tests: {
                            isValid: boolean;
                            name: string;
                            errors: {
                                instancePath: string;
                                message: string;
                            }[];
                            warnings: {
                                instancePath: string;
                                message: string;
                            }[];
                            infos: {
                                instancePath: string;
                                message: string;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_tests: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {unknown} */
                        preset: "schema" | "mandatory" | "optional" | "informative";
                    }[];
                };
            };
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_publications_ref_export: {
        parameters: {
            query?: {
                /** @description csaf-vex, csaf-2.1-vex, openvex, cyclonedx or osv */
                as?: string;
            };
            header?: never;
            path: {
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_cgi_bin_csaf_provider_go_id_api_create: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                        errors?: string[];
                    };
                };
            };
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cgi_bin_csaf_provider_go_id_api_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name?: string;
                        release_date?: string;
                        warnings?: string[];
                        errors?: string[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_cgi_bin_csaf_provider_go_api_create: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                        errors?: string[];
                    };
                };
            };
            401: components["responses"]["Problem401"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_cgi_bin_csaf_provider_go_api_upload: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        name?: string;
                        release_date?: string;
                        warnings?: string[];
                        errors?: string[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_csaf_documents: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsafDocuments"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_csaf_documents_file_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CsafWithdrawalInput"];
            };
        };
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_admin_csaf_publishers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsafPublishers"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_admin_csaf_publishers: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key again gives the first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CsafPublisherInput"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    /** @description Where it is */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CsafPublisher"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    delete_admin_csaf_publishers_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, nothing to say */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_admin_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionFigures"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_advisories_id_subscribers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisorySubscribers"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    get_advisories_id_cve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryCves"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_advisories_id_cve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryCveNewInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryCves"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_advisories_id_cve_number_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryCveRecord"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_advisories_id_cve_number_use: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryCves"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_id_cve_number_acts_verb: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                number: string;
                verb: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvisoryCveActInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryCves"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_advisories_id_cve_wishes_wish_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                wish: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdvisoryCves"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_admin_cve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CveAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    put_admin_cve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CveAccountInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CveAccount"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_admin_cve_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CveAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_admin_cve_compare: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CveAccount"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    get_admin_cve_queue: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CveQueue"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    post_admin_cve_numbers_number_take_over: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CveTakeOverInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CveQueue"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_admin_cve_stock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CveStockNewInput"];
            };
        };
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CveQueue"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_admin_cve_queue_id_retry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CveQueue"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    post_admin_cve_queue_id_withdraw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CveQueue"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
}
