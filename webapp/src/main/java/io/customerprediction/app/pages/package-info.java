/**
 * The HTML pages: a view record and a template for each page, one layout, one style sheet, one file of texts.
 *
 * <p>Front door: {@link io.customerprediction.app.pages.Pages} renders a view record with the template of its name; {@link
 * io.customerprediction.app.pages.Dashboard} does so for pages of the store's customers. Numbers in forms are read by {@link
 * io.customerprediction.app.pages.FormNumbers}, numbers on pages are written by {@link
 * io.customerprediction.app.pages.Figures}.
 */
@NullMarked
package io.customerprediction.app.pages;

import org.jspecify.annotations.NullMarked;
