/**
 * What Vanthu relies on in the Java API of ACS, as tests that hold on every engine behind that API.
 *
 * <p>Each area is a package of classes named {@code <Area>Contract}. They get what they need from
 * {@link org.vanthu.contract.Acs}, which {@link org.vanthu.contract.Repository} gives them, and know no engine. A test
 * may bind behaviours to classes of the model {@code contract:} only, because ACS never unbinds one.
 */
@NullMarked
package org.vanthu.contract;

import org.jspecify.annotations.NullMarked;
