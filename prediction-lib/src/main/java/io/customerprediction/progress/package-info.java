/**
 * Long runs: how far they have come and how they are cancelled. Front door: {@link
 * io.customerprediction.progress.Progress}, which a caller implements.
 */
@NullMarked
package io.customerprediction.progress;

import org.jspecify.annotations.NullMarked;
