/**
 * Archives that hold one log: {@link io.customerprediction.transactions.archive.GzipInput} in a stream, {@link
 * io.customerprediction.transactions.archive.ZipArchive} by its directory. Names in an archive never become paths.
 */
@NullMarked
package io.customerprediction.transactions.archive;

import org.jspecify.annotations.NullMarked;
