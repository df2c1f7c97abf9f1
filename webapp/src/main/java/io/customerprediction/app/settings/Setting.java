package io.customerprediction.app.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Each setting of the server: its name, its default and its meaning. */
public enum Setting {
    HOST(
            "127.0.0.1",
            "The address to listen on: 127.0.0.1 for programs and proxies of this machine, 0.0.0.0 for others too, which needs"
                    + " users."),
    PORT("5000", "The port to listen on; 0 takes any free one."),
    TRUSTED_PROXIES(
            "127.0.0.1, ::1",
            "Proxies whose X-Forwarded-For, -Proto, -Host and -Prefix are trusted: IP addresses and ranges such as"
                    + " 10.0.0.0/8, separated by commas; empty for none."),
    MODELS("models", "Folder of model versions, as written by the command train, or of one bundle."),
    MODELS_KEPT(
            "10",
            "How many model versions are kept when one is trained by the server or the command retrain; the active one, the one"
                    + " before it and the challenger always are."),
    TRAINER_JAR(
            "",
            "The jar of this program that trains models in a process of its own; empty for the jar that runs the server. A"
                    + " servlet container has none: name the runnable jar of the same version."),
    TRAINING_HEAP("1g", "The heap of a training, such as 512m or 4g; it comes on top of the server's own."),
    RETRAIN_SCHEDULE(
            "",
            "When a model is trained on all purchases, as a cron expression in the time zone of the setting zone: minute, hour,"
                    + " day of month, month, day of week, such as 0 3 * * 0 for Sundays at three; empty for never. A time that"
                    + " is missed because the server is down is made up for at its start."),
    RETRAIN_ORDERS("0", "After so many new orders a model is trained; 0 for any number. At most once an hour."),
    RETRAIN_ON_DRIFT(
            "true",
            "Whether a model is trained when the customers or their returns have changed much since the last training; at most"
                    + " once a week; true or false."),
    HOME(
            "predict",
            "The page at the address /: predict for the form with the four inputs, or overview for the customers. The form"
                    + " is at /predict, too."),
    MARGIN("100", "Percentage of the spend that is left after its costs, for the value of customers and of campaigns."),
    DISCOUNT_RATE(
            "10", "By how many percent money a year ahead is worth less, for the value of customers over one year."),
    LOGS("logs", "Folder of churn_prediction.log, next_purchase.log and access.log."),
    LOG_FILE_BYTES("10485760", "A log file that grows longer is put aside and packed; so is that of the day before."),
    LOG_DAYS("30", "How many days log files are kept."),
    LOG_TOTAL_BYTES("1073741824", "How much the files of one log may take in all; the oldest are removed."),
    ACCESS_LOG(
            "true",
            "Whether access.log gets a line for each request: method, address, status, time, bytes, who, request id; true or"
                    + " false."),
    LOG_FORMAT(
            "text",
            "How access.log and the server's messages are written: text, or json with an object on each line. The two"
                    + " prediction logs keep their format."),
    MAX_BODY_BYTES("1048576", "Longest accepted request for one customer."),
    MAX_BATCH_BYTES("67108864", "Longest accepted request to /api/v1/predictions, /v2 and /invocations."),
    MAX_BATCH("100000", "Most customers in one request to /api/v1/predictions, /v2 and /invocations."),
    MIN_BYTES_PER_SECOND(
            "1000",
            "A client that sends a body or receives an answer more slowly is broken off; a poor phone connection has ten"
                    + " times as much."),
    CLIENT_GRACE_SECONDS("10", "How many seconds a client may be behind min-bytes-per-second before it is broken off."),
    MAX_INFLATION(
            "200",
            "A body packed with gzip may become so many times longer, beyond its first 8 MiB; texts of real data become"
                    + " 5 to 30 times longer."),
    MAX_TRANSFERS(
            "16",
            "Most uploads, long bodies and exports at once, each with a thread that may wait for its client. Of one client"
                    + " address, three quarters of them."),
    MAX_CONNECTIONS_PER_ADDRESS(
            "500",
            "Most connections of one client address at once; further ones are closed. A trusted proxy, which connects for"
                    + " many clients, may have more: limit them there."),
    BODY_HEAP_PERCENT(
            "30",
            "Percentage of the heap that the lists of customers at hand may take together; one more is to be sent again"
                    + " later (503)."),
    MAX_HEADER_BYTES(
            "8192",
            "Longest accepted address and headers of a request together; browsers stay below it with any cookies."),
    IDLE_SECONDS("30", "A connection on which nothing has happened for so many seconds is closed."),
    MAX_JOBS(
            "8",
            "Most jobs that may wait or run at the same time; one runs at a time. A further upload is to be sent again"
                    + " later."),
    REQUESTS_PER_SECOND(
            "0",
            "Most requests a second of one user or key, where ten times as many may come at once; 0 for any number, as keys"
                    + " are given to programs that are trusted."),
    ANONYMOUS_REQUESTS_PER_SECOND(
            "50",
            "Most requests a second of one client address without a login, where ten times as many may come at once; 0 for"
                    + " any number. A page with all its files is 5, and an office may share an address."),
    BATCHES("data/batches", "Folder of the files that are uploaded to the page Batch, and of what came out."),
    MAX_UPLOAD_BYTES("1073741824", "Longest accepted file on the page Batch, packed or not as it is sent."),
    BASE_PATH(
            "",
            "Path that clients see the application under, such as /shop, where a proxy serves other things beside it; empty"
                    + " for the root. A trusted proxy may send it as X-Forwarded-Prefix instead."),
    MAX_INFLATED_BYTES(
            "10737418240",
            "Longest uploaded file once it is unpacked: ten times the longest upload, as packed logs shrink to about a"
                    + " tenth; a file that unpacks to more is refused, so that a small one cannot keep the server busy."),
    ZONE(
            "",
            "Time zone of the shop, such as Europe/Berlin: of purchases that arrive, of files that are uploaded, and"
                    + " of logs that are loaded, times with an offset are converted to it; empty to take every time as it is written."),
    INBOX(
            "",
            "Folder whose files of orders are added to what is stored and then moved to its folders done or failed, each with a"
                    + " report; empty for none."),
    INBOX_DAYS("30", "How many days files and reports stay in done and failed."),
    AUDIENCE_FOLDER(
            "",
            "Folder that exports of saved audiences are written to when they are due, as audience-NUMBER.csv or .xlsx; empty for"
                    + " none."),
    SHOPIFY_WEBHOOK_SECRET(
            "",
            "The secret by which Shopify signs what it sends to /webhooks/shopify; better set by a variable or a file; empty to"
                    + " take nothing from it."),
    SHOPIFY_WEBHOOK_SECRET_FILE(
            "", "A file that holds the secret and nothing else, in place of shopify-webhook-secret."),
    WOOCOMMERCE_WEBHOOK_SECRET(
            "",
            "The secret by which WooCommerce signs what it sends to /webhooks/woocommerce; better set by a variable or a file;"
                    + " empty to take nothing from it."),
    WOOCOMMERCE_WEBHOOK_SECRET_FILE(
            "", "A file that holds the secret and nothing else, in place of woocommerce-webhook-secret."),
    WEBHOOK_CUSTOMERS(
            "id",
            "What of an order that a shop sends is the customer's id: id for the number that the shop gives to a customer, or"
                    + " email for the address, as order exports of Shopify have it."),
    ORDER_IDS_PER_DAY(
            "",
            "Sources of purchases (names of keys, or default) whose order numbers begin anew each day, as those of tills do,"
                    + " separated by commas."),
    REFRESH_ORDERS(
            "1000",
            "After so many orders that have arrived all customers are scored anew, so that pages and lists show them; single"
                    + " answers always know them at once."),
    REFRESH_MINUTES("60", "So long after the first such order in any case."),
    DATABASE_URL(
            "jdbc:h2:file:./data/store/customers",
            "The database of customers, predictions and jobs: a file of the embedded H2, which one process can have open at"
                    + " a time, or PostgreSQL, such as jdbc:postgresql://localhost/customers."),
    DATABASE_USER("sa", "Who the database is used as."),
    DATABASE_PASSWORD("", "Their password; better set by a variable, which no list of processes shows."),
    ACCESS("data/access", "Folder of the users and of the hashes of keys; readable by its owner only."),
    LOGIN(
            "auto",
            "Who must sign in: auto for everybody once there is a user or a key, and until then only programs and browsers of"
                    + " this machine are answered; required for everybody always; open: no login is needed."),
    HOSTS(
            "",
            "Names that browsers may call the server by, such as shop.example.com, separated by commas; localhost and IP"
                    + " addresses always may."),
    CORS_ORIGINS(
            "",
            "Origins such as https://shop.example.com whose pages may call the API with a key, separated by commas; empty for"
                    + " none."),
    AUDIT_DAYS("400", "How many days the audit keeps who did what; 0 for ever."),
    METRICS_PORT(
            "0",
            "A port of its own for /metrics, without a login; 0 for none: then /metrics of the server itself answers"
                    + " the role viewer."),
    METRICS_HOST("127.0.0.1", "The address that metrics-port listens on."),
    WEBHOOKS_ALLOW_HTTP(
            "false",
            "Whether webhooks may be called at http addresses, where everybody on the way can read them; true or false."),
    WEBHOOKS_ALLOW_PRIVATE(
            "false",
            "Whether webhooks may lead to this machine and to private networks, such as 10.0.0.0/8; true or false. An"
                    + " administrator can then call programs that are reached from this machine only."),
    OPEN_ORIGINAL_ENDPOINTS("false", "Whether /predict_churn and /predict_next_purchase need no login; true or false."),
    OPEN_INFERENCE_ENDPOINTS(
            "false",
            "Whether /v2/models and /invocations need no login; true or false. For a container that only its platform"
                    + " (KServe, SageMaker) can reach, which sends no key."),
    SESSION_IDLE_MINUTES("30", "After so many minutes without a page one has to sign in again."),
    SESSION_HOURS("12", "After so many hours one has to sign in again in any case."),
    OIDC_ISSUER(
            "",
            "The OpenID Connect provider that users may sign in with: its issuer, such as https://login.example.com/realms/shop;"
                    + " empty for none."),
    OIDC_NAME("OpenID Connect", "What the provider is called on the button of the page where one signs in."),
    OIDC_CLIENT_ID("", "What this server is registered as at the provider."),
    OIDC_CLIENT_SECRET(
            "",
            "The secret of that registration; better set by a variable or a file, which no list of processes shows."),
    OIDC_CLIENT_SECRET_FILE("", "A file that holds the secret and nothing else, in place of oidc-client-secret."),
    OIDC_SCOPES(
            "openid profile email", "What the provider is asked for, separated by blanks; openid is always among it."),
    OIDC_ROLE_CLAIM(
            "groups",
            "The claim of the ID token that oidc-roles maps: a text or a list of texts; a claim inside of another is written"
                    + " with dots, such as realm_access.roles."),
    OIDC_ROLES(
            "",
            "Which value of that claim gives which role, such as shop-admins=admin, shop-marketing=analyst, staff=viewer; of"
                    + " several the highest counts, and users without one are not let in.");

    private final String fallback;
    private final String meaning;

    Setting(String fallback, String meaning) {
        this.fallback = fallback;
        this.meaning = meaning;
    }

    /** The name in files and options, such as {@code max-batch}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The default value. */
    public String fallback() {
        return fallback;
    }

    /** What it does, in a sentence. */
    public String meaning() {
        return meaning;
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }
}
