/** What is stored of the shop's purchases, whether days of it are missing, and how more of it comes ({@code DataPage}). */
@NullMarked
package io.customerprediction.app.pages.data;

import org.jspecify.annotations.NullMarked;
