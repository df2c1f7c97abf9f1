/** The evaluation as one page: tables, plots and words for people, made without a script and without a server. */
@NullMarked
package io.customerprediction.app.report;

import org.jspecify.annotations.NullMarked;
