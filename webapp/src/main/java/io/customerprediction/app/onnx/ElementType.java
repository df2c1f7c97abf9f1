package io.customerprediction.app.onnx;

/** What a tensor holds. */
enum ElementType {
    FLOAT(1),
    LONG(7),
    DOUBLE(11);

    /** The number that stands for it in a file. */
    final int code;

    ElementType(int code) {
        this.code = code;
    }
}
