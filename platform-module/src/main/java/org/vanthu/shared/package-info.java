/**
 * What every feature needs and none owns: error types, elevation, JSON web scripts, paging, message look-up and the SQL
 * migration runner. It knows no word of the domain and depends on no feature.
 */
@NullMarked
package org.vanthu.shared;

import org.jspecify.annotations.NullMarked;
