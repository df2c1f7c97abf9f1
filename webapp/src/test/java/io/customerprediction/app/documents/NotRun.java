package io.customerprediction.app.documents;

import java.util.List;

/** The blocks of the documents that cannot run in a test, each with the reason. */
final class NotRun {
    /** How many there are: a new one is a decision. */
    static final int COUNT = 15;

    private static final List<NotRun> ALL = List.of(
            new NotRun("docs/DEPLOYMENT.md", "cd /var/lib/customer-prediction", "needs root and the service"),
            new NotRun("docs/DEPLOYMENT.md", "id=$(cat CHAMPION)", "needs a second machine and root"),
            new NotRun("docs/DEPLOYMENT.md", "sudo tar -cf", "needs root; BackupIT restores what it copies"),
            new NotRun("docs/DEPLOYMENT.md", "createuser", "needs a server of PostgreSQL of the machine"),
            new NotRun(
                    "docs/OPERATIONS.md",
                    "hooks.example.com",
                    "the receiver is a public host; MessageSenderTest sends"),
            new NotRun("docs/PERFORMANCE.md", "server.sh", "measures, which needs a quiet machine and wrk"),
            new NotRun("docs/QUALITY.md", "quality.sh", "needs public logs and an hour"),
            new NotRun(
                    "docs/RELEASE.md",
                    "mvn -Prelease",
                    "signs with the key of a person; .ci/release-dry-run does the same"),
            new NotRun("docs/SCALING.md", "HugeLog", "makes ten million rows"),
            new NotRun("docs/SCALING.md", "--master yarn", "needs YARN, EMR, Dataproc, Databricks"),
            new NotRun("examples/benchmarks/README.md", "server.sh", "measures, which needs a quiet machine and wrk"),
            new NotRun("examples/spark/README.md", "spark-submit", "needs Spark; PredictionJobTest runs the job"),
            new NotRun("data/README.md", "SampleData", "examples are built after this module; SampleDataTest runs it"),
            new NotRun("data/README.md", "--out report", "takes minutes; the same commands are run by GET-STARTED"),
            new NotRun("data/README.md", "online_retail_II.csv", "needs public logs; RealLogsTest reads them"));

    private final String document;
    private final String part;
    private final String reason;

    private NotRun(String document, String part, String reason) {
        this.document = document;
        this.part = part;
        this.reason = reason;
    }

    private boolean is(Block block) {
        return block.document().equals(document) && block.text().contains(part);
    }

    static boolean contains(Block block) {
        return ALL.stream().anyMatch(one -> one.is(block));
    }

    /** Entries of the list that no block belongs to. */
    static List<String> unused(List<Block> blocks) {
        return ALL.stream()
                .filter(one -> blocks.stream().noneMatch(one::is))
                .map(one -> one.document + ": " + one.part + " (" + one.reason + ")")
                .toList();
    }
}
