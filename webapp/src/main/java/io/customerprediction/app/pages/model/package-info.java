/** The page of the active model: its card, its backtest and the models before it ({@code ModelPage}). */
@NullMarked
package io.customerprediction.app.pages.model;

import org.jspecify.annotations.NullMarked;
