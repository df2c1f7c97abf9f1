package io.customerprediction.app.cli;

import io.customerprediction.app.onnx.OnnxInputs;
import io.customerprediction.app.onnx.OnnxModel;
import io.customerprediction.model.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A model in a format that programs in other languages read. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Writes a model as ONNX, so that programs in other languages answer with it.",
        footer = {
            "",
            "docs/ONNX.md describes inputs and outputs; the file itself names the features in its metadata. It holds the"
                    + " season, but not a customer's own rhythm: with a history, answers differ from those of score where the"
                    + " model has one."
        })
final class ExportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--models",
            paramLabel = "DIR",
            required = true,
            description = "Folder of model versions, as written by train, or of one bundle.")
    @SuppressWarnings("NullAway.Init")
    private Path models;

    @Option(names = "--onnx", paramLabel = "FILE", required = true, description = "File for the model.")
    @SuppressWarnings("NullAway.Init")
    private Path onnx;

    @Option(
            names = "--inputs",
            paramLabel = "WHAT",
            defaultValue = "HISTORY",
            description = "What is known of a customer: history (the features of a purchase history) or rfm (recency,"
                    + " frequency, cluster, monetary; the last two may be missing) (default: history).")
    private OnnxInputs inputs = OnnxInputs.HISTORY;

    @Override
    public Integer call() throws IOException {
        ModelBundle bundle = ModelBundle.load(models);
        try (OutputFile file = OutputFile.begin(onnx)) {
            OnnxModel.write(bundle, inputs, file.bytes());
            file.commit();
        }
        spec.commandLine().getOut().println("Model " + bundle.id() + " is in " + onnx);
        return 0;
    }
}
