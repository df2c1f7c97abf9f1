/**
 * A model as an ONNX file, so that programs in other languages answer with it: {@link
 * io.customerprediction.app.onnx.OnnxModel}. {@code Message} writes protobuf, {@code Graph} the parts of ONNX, the others
 * translate one part of the model each into operators.
 */
@NullMarked
package io.customerprediction.app.onnx;

import org.jspecify.annotations.NullMarked;
