package org.alfresco.service.cmr.repository.datatype;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.DictionaryException;

/** Converts values between types by registered converters. */
public class TypeConverter {
    private final Map<Class<?>, Map<Class<?>, Converter<?, ?>>> converters = new ConcurrentHashMap<>();

    /** Converts one type into another. */
    public interface Converter<F, T> {
        T convert(F source);
    }

    public final <F, T> void addConverter(Class<F> source, Class<T> destination, Converter<F, T> converter) {
        converters.computeIfAbsent(source, s -> new ConcurrentHashMap<>()).put(destination, converter);
    }

    /**
     * Converts a value.
     *
     * @throws TypeConversionException if there is no way from the value to the type
     */
    @SuppressWarnings("unchecked")
    public final <T> T convert(Class<T> c, Object value) {
        if (value == null) {
            return null;
        }
        Class<?> wanted = wrapped(c);
        if (wanted.isInstance(value)) {
            return (T) value;
        }
        Converter<Object, T> converter = (Converter<Object, T>) (Converter<?, ?>) getConverter(value, wanted);
        if (converter == null) {
            throw new TypeConversionException(
                    "There is no conversion from " + value.getClass().getName() + " to " + c.getName());
        }
        try {
            return converter.convert(value);
        } catch (TypeConversionException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new TypeConversionException("Cannot convert the value '" + value + "' to " + c.getSimpleName(), e);
        }
    }

    public final Object convert(DataTypeDefinition propertyType, Object value) {
        try {
            return convert(Class.forName(propertyType.getJavaClassName()), value);
        } catch (ClassNotFoundException e) {
            throw new DictionaryException("Data type " + propertyType.getName() + " has an unknown Java class", e);
        }
    }

    public final <T> Collection<T> convert(Class<T> c, Collection<?> values) {
        if (values == null) {
            return null;
        }
        Collection<T> converted = new ArrayList<>(values.size());
        values.forEach(value -> converted.add(convert(c, value)));
        return converted;
    }

    public final <T> Collection<T> getCollection(Class<T> c, Object value) {
        if (value instanceof Collection<?> values) {
            return convert(c, values);
        }
        return value == null ? Collections.emptyList() : Collections.singletonList(convert(c, value));
    }

    public final boolean isMultiValued(Object value) {
        return value instanceof Collection<?>;
    }

    public final boolean booleanValue(Object value) {
        return convert(Boolean.class, value);
    }

    public final int intValue(Object value) {
        return convert(Integer.class, value);
    }

    public final long longValue(Object value) {
        return convert(Long.class, value);
    }

    public final double doubleValue(Object value) {
        return convert(Double.class, value);
    }

    @SuppressWarnings("unchecked")
    public final <T> Converter<?, ?> getConverter(Object value, Class<T> dest) {
        return value == null ? null : getConverter((Class<Object>) value.getClass(), dest);
    }

    @SuppressWarnings("unchecked")
    public <F, T> Converter<F, T> getConverter(Class<F> source, Class<T> dest) {
        for (Class<?> type = source; type != null; type = type.getSuperclass()) {
            Converter<?, ?> found = direct(type, dest);
            for (Class<?> face : type.getInterfaces()) {
                found = found == null ? direct(face, dest) : found;
            }
            if (found != null) {
                return (Converter<F, T>) found;
            }
        }
        return null;
    }

    private Converter<?, ?> direct(Class<?> source, Class<?> dest) {
        return converters.getOrDefault(source, Map.of()).get(dest);
    }

    private static Class<?> wrapped(Class<?> c) {
        return c.isPrimitive() ? MethodType.methodType(c).wrap().returnType() : c;
    }
}
