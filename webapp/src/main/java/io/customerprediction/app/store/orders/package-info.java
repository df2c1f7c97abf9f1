/** Orders that arrive one by one, from programs, shops and files, on top of what was loaded. Front door: {@code Arrivals}. */
@NullMarked
package io.customerprediction.app.store.orders;

import org.jspecify.annotations.NullMarked;
