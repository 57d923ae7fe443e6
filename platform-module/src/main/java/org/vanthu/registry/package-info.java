/**
 * Registers and the registration of incoming documents (ISO 15489 "registration"). Entry type is
 * {@link org.vanthu.registry.RegistryService}: what comes in passes {@link org.vanthu.registry.Reception} and then
 * {@link org.vanthu.registry.ArrivalNumbering}; later changes are {@link org.vanthu.registry.Corrections}. Others learn
 * of a registration by {@link org.vanthu.registry.RegistryPolicies}. It never calls a feature that builds on it.
 */
@NullMarked
package org.vanthu.registry;

import org.jspecify.annotations.NullMarked;
