package org.vanthu.embedded.dictionary;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.alfresco.service.cmr.dictionary.Constraint;
import org.alfresco.service.cmr.dictionary.ConstraintException;
import org.alfresco.service.cmr.dictionary.DictionaryException;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.cmr.repository.datatype.DefaultTypeConverter;
import org.jspecify.annotations.Nullable;

/** The kinds of constraints that models may use: REGEX, LENGTH, LIST, MINMAX. */
final class Constraints {
    private Constraints() {}

    static Constraint create(String type, String name, Map<String, Object> parameters) {
        Base constraint = switch (type) {
            case "REGEX" -> new Regex(name, parameters);
            case "LENGTH" -> new Length(name, parameters);
            case "LIST" -> new Listed(name, parameters);
            case "MINMAX" -> new MinMax(name, parameters);
            default ->
                throw new DictionaryException("Constraint " + name + " has type " + type
                        + ", which the embedded engine does not know; it knows REGEX, LENGTH, LIST, MINMAX");
        };
        constraint.initialize();
        return constraint;
    }

    private abstract static class Base implements Constraint {
        final String name;
        final Map<String, Object> parameters;

        Base(String name, Map<String, Object> parameters) {
            this.name = name;
            this.parameters = new HashMap<>(parameters);
        }

        @Override
        public String getShortName() {
            return name;
        }

        @Override
        public String getTitle() {
            return name;
        }

        @Override
        public Map<String, Object> getParameters() {
            return parameters;
        }

        @Override
        public void evaluate(@Nullable Object value) {
            if (value instanceof MLText texts) {
                texts.getValues().forEach(this::evaluate);
            } else if (value instanceof Collection<?> values) {
                values.forEach(this::evaluate);
            } else if (value != null) {
                check(value);
            }
        }

        abstract void check(Object value);

        String text(Object value) {
            String text = DefaultTypeConverter.INSTANCE.convert(String.class, value);
            return text == null ? "" : text;
        }

        String parameter(String key, String otherwise) {
            Object value = parameters.get(key);
            return value == null ? otherwise : value.toString();
        }

        ConstraintException broken(Object value, String rule) {
            return new ConstraintException("The value '" + value + "' breaks the constraint " + name + ": " + rule);
        }
    }

    private static final class Regex extends Base {
        private Pattern pattern = Pattern.compile("");
        private boolean required = true;

        Regex(String name, Map<String, Object> parameters) {
            super(name, parameters);
        }

        @Override
        public String getType() {
            return "REGEX";
        }

        @Override
        public void initialize() {
            pattern = Pattern.compile(parameter("expression", ".*"));
            required = Boolean.parseBoolean(parameter("requiresMatch", "true"));
        }

        @Override
        void check(Object value) {
            if (pattern.matcher(text(value)).matches() != required) {
                throw broken(value, (required ? "must match " : "must not match ") + pattern);
            }
        }
    }

    private static final class Length extends Base {
        private int min;
        private int max = Integer.MAX_VALUE;

        Length(String name, Map<String, Object> parameters) {
            super(name, parameters);
        }

        @Override
        public String getType() {
            return "LENGTH";
        }

        @Override
        public void initialize() {
            min = Integer.parseInt(parameter("minLength", "0"));
            max = Integer.parseInt(parameter("maxLength", String.valueOf(Integer.MAX_VALUE)));
        }

        @Override
        void check(Object value) {
            int length = text(value).length();
            if (length < min || length > max) {
                throw broken(value, "length must be from " + min + " to " + max + ", is " + length);
            }
        }
    }

    private static final class Listed extends Base {
        private List<String> allowed = List.of();
        private boolean caseSensitive = true;

        Listed(String name, Map<String, Object> parameters) {
            super(name, parameters);
        }

        @Override
        public String getType() {
            return "LIST";
        }

        @Override
        public void initialize() {
            Object values = parameters.get("allowedValues");
            if (!(values instanceof Collection<?> list)) {
                throw new DictionaryException("Constraint " + name + " lacks allowedValues");
            }
            allowed = list.stream().map(Object::toString).toList();
            caseSensitive = Boolean.parseBoolean(parameter("caseSensitive", "true"));
        }

        @Override
        void check(Object value) {
            String text = text(value);
            if (allowed.stream().noneMatch(a -> caseSensitive ? a.equals(text) : a.equalsIgnoreCase(text))) {
                throw broken(value, "must be one of " + allowed);
            }
        }
    }

    private static final class MinMax extends Base {
        private double min = -Double.MAX_VALUE;
        private double max = Double.MAX_VALUE;

        MinMax(String name, Map<String, Object> parameters) {
            super(name, parameters);
        }

        @Override
        public String getType() {
            return "MINMAX";
        }

        @Override
        public void initialize() {
            min = Double.parseDouble(parameter("minValue", String.valueOf(-Double.MAX_VALUE)));
            max = Double.parseDouble(parameter("maxValue", String.valueOf(Double.MAX_VALUE)));
        }

        @Override
        void check(Object value) {
            double number = DefaultTypeConverter.INSTANCE.doubleValue(value);
            if (number < min || number > max) {
                throw broken(value, "must be from " + min + " to " + max);
            }
        }
    }
}
