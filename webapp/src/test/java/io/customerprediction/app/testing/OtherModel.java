package io.customerprediction.app.testing;

import io.customerprediction.model.ModelBundle;
import io.customerprediction.model.ModelRegistry;
import io.customerprediction.segments.Position;
import java.io.IOException;
import java.nio.file.Path;

/** Another version of the small model, which answers the same under another id. */
public final class OtherModel {
    private OtherModel() {}

    /** Adds it to the folder that the small model was saved to, and returns its id. */
    public static String add(Path models) throws IOException {
        return add(models, 1);
    }

    /** One of several; the number makes its id. */
    public static String add(Path models, int number) throws IOException {
        ModelBundle small = ModelBundle.load(models);
        ModelBundle other =
                ModelBundle.of(small.model(), new Position(400 + number, 80, 9_000), small.probes(), small.documents());
        new ModelRegistry(models).add(other);
        return other.id();
    }
}
