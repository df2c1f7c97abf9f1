/**
 * The Open Inference Protocol, version 2, over HTTP, as KServe, Triton and MLServer have it: customers as tensors. Front
 * door: {@link io.customerprediction.app.api.inference.InferenceApi}.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol">the protocol</a>
 */
@NullMarked
package io.customerprediction.app.api.inference;

import org.jspecify.annotations.NullMarked;
