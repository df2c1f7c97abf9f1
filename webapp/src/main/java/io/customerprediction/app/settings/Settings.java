package io.customerprediction.app.settings;

import io.customerprediction.FieldProblem;
import io.customerprediction.InvalidInputException;
import io.customerprediction.app.settings.ArrivalSettings.InboxSettings;
import io.customerprediction.transactions.values.Spelling;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings of a server; {@link Setting} says what each means. Immutable.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all of the machine's
 * @param port to listen on, 1 to 65535, or 0 for any free one
 * @param trustedProxies whose {@code X-Forwarded-} headers are trusted
 * @param models folder of model versions, or of one bundle
 * @param learning how models are trained and kept
 * @param worth how spend is turned into value
 * @param logs what is written to log files
 * @param maxBodyBytes longest accepted body of a request for one customer
 * @param maxBatchBytes longest accepted body of a request to {@code /api/v1/predictions}
 * @param maxBatch most customers in one request
 * @param transfers what clients are held to while they send and receive
 * @param requests what requests are held to
 * @param maxJobs most jobs that may wait or run
 * @param batches folder of uploaded files and of what came out
 * @param maxUploadBytes longest accepted uploaded file
 * @param basePath that clients see the application under, such as {@code /shop}; empty for the root
 * @param home the page at the root
 * @param maxInflatedBytes longest accepted uploaded file once it is unpacked
 * @param audienceFolder that exports of saved audiences are written to; empty for none
 * @param arrivals how purchases arrive one by one
 * @param database of customers, predictions and jobs
 * @param access who may use the server
 * @param webhooks where webhooks may lead
 */
public record Settings(
        String host,
        int port,
        AddressRanges trustedProxies,
        Path models,
        LearningSettings learning,
        WorthSettings worth,
        LogSettings logs,
        long maxBodyBytes,
        long maxBatchBytes,
        int maxBatch,
        TransferSettings transfers,
        RequestSettings requests,
        int maxJobs,
        Path batches,
        long maxUploadBytes,
        String basePath,
        Home home,
        long maxInflatedBytes,
        Optional<Path> audienceFolder,
        ArrivalSettings arrivals,
        DatabaseSettings database,
        MetricsSettings metrics,
        AccessSettings access,
        WebhookSettings webhooks) {
    private static final long TEBIBYTE = 1L << 40;
    private static final Pattern SEPARATOR = Pattern.compile("[,\\s]+");
    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\\.[A-Za-z0-9_-]+)*");
    private static final Pattern ORIGIN =
            Pattern.compile("(?i)https?://([a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?");
    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]{0,6}[mMgG]");
    private static final Pattern BASE_PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    /** The settings with all values at their defaults. */
    public static Settings defaults() {
        return of(List.of());
    }

    /**
     * The settings of these sources.
     *
     * @param sources from the weakest to the strongest: a later one wins
     * @throws InvalidInputException naming every unknown setting and every bad value, where each stands and what to do
     */
    public static Settings of(List<SettingsSource> sources) {
        List<FieldProblem> problems = new ArrayList<>();
        Values values = new Values(new EnumMap<>(Setting.class), new EnumMap<>(Setting.class), problems);
        sources.forEach(values::add);
        Settings settings = new Settings(
                values.text(Setting.HOST),
                (int) values.number(Setting.PORT, 0, 65_535),
                values.addresses(Setting.TRUSTED_PROXIES),
                values.path(Setting.MODELS),
                new LearningSettings(
                        (int) values.number(Setting.MODELS_KEPT, 2, 10_000),
                        values.optional(Setting.TRAINER_JAR),
                        values.heap(Setting.TRAINING_HEAP),
                        values.schedule(Setting.RETRAIN_SCHEDULE),
                        (int) values.number(Setting.RETRAIN_ORDERS, 0, 1_000_000_000),
                        values.flag(Setting.RETRAIN_ON_DRIFT)),
                WorthSettings.ofPercentages(
                        values.number(Setting.MARGIN, 0, 100), values.number(Setting.DISCOUNT_RATE, 0, 1_000)),
                new LogSettings(
                        values.path(Setting.LOGS),
                        values.number(Setting.LOG_FILE_BYTES, 1_000, TEBIBYTE),
                        (int) values.number(Setting.LOG_DAYS, 1, 36_500),
                        values.number(Setting.LOG_TOTAL_BYTES, 1_000, TEBIBYTE),
                        values.flag(Setting.ACCESS_LOG),
                        values.word(Setting.LOG_FORMAT, LogSettings.Format.values())),
                values.number(Setting.MAX_BODY_BYTES, 1, Integer.MAX_VALUE),
                values.number(Setting.MAX_BATCH_BYTES, 1, Integer.MAX_VALUE),
                (int) values.number(Setting.MAX_BATCH, 1, 10_000_000),
                new TransferSettings(
                        (int) values.number(Setting.MIN_BYTES_PER_SECOND, 1, 1_000_000_000),
                        (int) values.number(Setting.CLIENT_GRACE_SECONDS, 1, 3_600),
                        (int) values.number(Setting.MAX_INFLATION, 1, 1_100),
                        (int) values.number(Setting.MAX_TRANSFERS, 1, 10_000),
                        (int) values.number(Setting.MAX_CONNECTIONS_PER_ADDRESS, 1, 1_000_000),
                        (int) values.number(Setting.BODY_HEAP_PERCENT, 1, 90)),
                new RequestSettings(
                        (int) values.number(Setting.MAX_HEADER_BYTES, 1_024, 1_048_576),
                        (int) values.number(Setting.IDLE_SECONDS, 1, 3_600),
                        (int) values.number(Setting.REQUESTS_PER_SECOND, 0, 1_000_000),
                        (int) values.number(Setting.ANONYMOUS_REQUESTS_PER_SECOND, 0, 1_000_000),
                        values.origins(Setting.CORS_ORIGINS)),
                (int) values.number(Setting.MAX_JOBS, 1, 1_000),
                values.path(Setting.BATCHES),
                values.number(Setting.MAX_UPLOAD_BYTES, 1, TEBIBYTE),
                values.basePath(Setting.BASE_PATH),
                values.word(Setting.HOME, Home.values()),
                values.number(Setting.MAX_INFLATED_BYTES, 1, TEBIBYTE),
                values.optional(Setting.AUDIENCE_FOLDER).isEmpty()
                        ? Optional.empty()
                        : Optional.of(values.path(Setting.AUDIENCE_FOLDER)),
                new ArrivalSettings(
                        values.zone(Setting.ZONE),
                        values.words(Setting.ORDER_IDS_PER_DAY),
                        (int) values.number(Setting.REFRESH_ORDERS, 1, 1_000_000_000),
                        (int) values.number(Setting.REFRESH_MINUTES, 1, 10_000_000),
                        values.inbox(),
                        new ShopSettings(
                                values.secret(Setting.SHOPIFY_WEBHOOK_SECRET, Setting.SHOPIFY_WEBHOOK_SECRET_FILE),
                                values.secret(
                                        Setting.WOOCOMMERCE_WEBHOOK_SECRET, Setting.WOOCOMMERCE_WEBHOOK_SECRET_FILE),
                                values.word(Setting.WEBHOOK_CUSTOMERS, ShopSettings.CustomerKey.values()))),
                new DatabaseSettings(
                        values.text(Setting.DATABASE_URL),
                        values.text(Setting.DATABASE_USER),
                        values.optional(Setting.DATABASE_PASSWORD)),
                new MetricsSettings(
                        values.text(Setting.METRICS_HOST), (int) values.number(Setting.METRICS_PORT, 0, 65_535)),
                new AccessSettings(
                        values.path(Setting.ACCESS),
                        values.word(Setting.LOGIN, AccessSettings.Login.values()),
                        values.names(Setting.HOSTS),
                        values.flag(Setting.OPEN_ORIGINAL_ENDPOINTS),
                        values.flag(Setting.OPEN_INFERENCE_ENDPOINTS),
                        Duration.ofMinutes(values.number(Setting.SESSION_IDLE_MINUTES, 1, 10_080)),
                        Duration.ofHours(values.number(Setting.SESSION_HOURS, 1, 720)),
                        (int) values.number(Setting.AUDIT_DAYS, 0, 36_500),
                        OpenIdSettings.of(values::optional, values::problem)),
                new WebhookSettings(
                        values.flag(Setting.WEBHOOKS_ALLOW_HTTP), values.flag(Setting.WEBHOOKS_ALLOW_PRIVATE)));
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return settings;
    }

    /** The merged values, where each came from, and what is wrong with them. */
    private record Values(Map<Setting, String> bySetting, Map<Setting, String> writtenAs, List<FieldProblem> problems) {
        void add(SettingsSource source) {
            source.values()
                    .forEach((name, value) -> Setting.of(name)
                            .ifPresentOrElse(
                                    setting -> {
                                        bySetting.put(setting, value.strip());
                                        writtenAs.put(setting, source.writtenAs(name));
                                    },
                                    () -> problems.add(new FieldProblem(
                                            source.writtenAs(name),
                                            "there is no such setting; did you mean "
                                                    + source.key(Spelling.nearest(name, Setting.keys())) + "?"))));
        }

        String text(Setting setting) {
            String value = bySetting.getOrDefault(setting, setting.fallback());
            if (value.isEmpty()) {
                problem(setting, "it is empty; give a value or remove it");
            }
            return value;
        }

        String optional(Setting setting) {
            return bySetting.getOrDefault(setting, setting.fallback());
        }

        Path path(Setting setting) {
            String value = text(setting);
            try {
                return Path.of(value);
            } catch (InvalidPathException e) {
                problem(setting, "it is not a path: " + e.getReason());
                return Path.of("");
            }
        }

        /** A secret that is given in one of two ways, or not at all. */
        Optional<Secret> secret(Setting text, Setting file) {
            if (!optional(text).isEmpty() && !optional(file).isEmpty()) {
                problem(text, "it is given twice; remove it or " + file.key());
            }
            if (!optional(file).isEmpty()) {
                return Optional.of(new Secret("", path(file)));
            }
            return optional(text).isEmpty() ? Optional.empty() : Optional.of(new Secret(optional(text), null));
        }

        Optional<InboxSettings> inbox() {
            Duration kept = Duration.ofDays(number(Setting.INBOX_DAYS, 1, 36_500));
            return optional(Setting.INBOX).isEmpty()
                    ? Optional.empty()
                    : Optional.of(new InboxSettings(path(Setting.INBOX), kept));
        }

        AddressRanges addresses(Setting setting) {
            try {
                return AddressRanges.of(optional(setting));
            } catch (IllegalArgumentException e) {
                problem(setting, String.valueOf(e.getMessage()));
                return AddressRanges.of("");
            }
        }

        /** One of these words, in any case. */
        <E extends Enum<E>> E word(Setting setting, E[] known) {
            String value = text(setting);
            for (E word : known) {
                if (word.name().equalsIgnoreCase(value)) {
                    return word;
                }
            }
            if (!value.isEmpty()) {
                String words = Arrays.stream(known)
                        .map(word -> word.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
                problem(setting, "\"" + value + "\" is not one of " + words);
            }
            return known[0];
        }

        String heap(Setting setting) {
            String value = text(setting);
            if (!value.isEmpty() && !HEAP.matcher(value).matches()) {
                problem(setting, "\"" + value + "\" is not a size such as 512m or 4g");
            }
            return value;
        }

        Optional<CronSchedule> schedule(Setting setting) {
            String value = optional(setting);
            try {
                return value.isEmpty() ? Optional.empty() : Optional.of(CronSchedule.of(value));
            } catch (IllegalArgumentException e) {
                problem(setting, "\"" + value + "\" is not a cron expression such as 0 3 * * 0: " + e.getMessage());
                return Optional.empty();
            }
        }

        boolean flag(Setting setting) {
            String value = text(setting);
            if (!value.isEmpty() && !value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
                problem(setting, "\"" + value + "\" is neither true nor false");
            }
            return value.equalsIgnoreCase("true");
        }

        /** Names of hosts in lower case. */
        Set<String> names(Setting setting) {
            Set<String> names = new TreeSet<>();
            for (String name : SEPARATOR.split(optional(setting), -1)) {
                if (HOST_NAME.matcher(name).matches()) {
                    names.add(name.toLowerCase(Locale.ROOT));
                } else if (!name.isEmpty()) {
                    problem(setting, "\"" + name + "\" is not a name such as shop.example.com, without a port");
                }
            }
            return names;
        }

        Optional<ZoneId> zone(Setting setting) {
            String value = optional(setting);
            try {
                return value.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(value));
            } catch (DateTimeException e) {
                problem(setting, "\"" + value + "\" is not a time zone such as Europe/Berlin or UTC");
                return Optional.empty();
            }
        }

        /** Texts between commas. */
        Set<String> words(Setting setting) {
            return Arrays.stream(optional(setting).split(",", -1))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Origins in lower case, as browsers write them. */
        Set<String> origins(Setting setting) {
            Set<String> origins = new TreeSet<>();
            for (String origin : SEPARATOR.split(optional(setting), -1)) {
                if (ORIGIN.matcher(origin).matches()) {
                    origins.add(origin.toLowerCase(Locale.ROOT));
                } else if (!origin.isEmpty()) {
                    problem(
                            setting,
                            "\"" + origin + "\" is not an origin such as https://shop.example.com or"
                                    + " http://localhost:3000, without a path");
                }
            }
            return origins;
        }

        String basePath(Setting setting) {
            String value = optional(setting);
            String path = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
            if (!path.isEmpty() && !BASE_PATH.matcher(path).matches()) {
                problem(
                        setting,
                        "\"" + value
                                + "\" is not a path such as /shop or /tools/shop: letters, digits and . _ ~ - between"
                                + " slashes");
                return "";
            }
            return path;
        }

        long number(Setting setting, long least, long most) {
            String value = text(setting);
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below, with the range.
            }
            if (!value.isEmpty()) {
                problem(setting, "\"" + value + "\" is not a whole number from " + least + " to " + most);
            }
            return least;
        }

        private void problem(Setting setting, String reason) {
            problems.add(new FieldProblem(writtenAs.getOrDefault(setting, setting.key()), reason));
        }
    }
}
