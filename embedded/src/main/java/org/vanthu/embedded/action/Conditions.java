package org.vanthu.embedded.action;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.action.ParameterDefinitionImpl;
import org.alfresco.repo.action.evaluator.ActionConditionEvaluatorAbstractBase;
import org.alfresco.service.cmr.action.ActionCondition;
import org.alfresco.service.cmr.action.ParameterDefinition;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;

/** The conditions that rules have in ACS, as far as they are offered here. */
final class Conditions {

    private Conditions() {}

    /** Always holds. */
    static final class None extends ActionConditionEvaluatorAbstractBase {

        @Override
        protected void addParameterDefinitions(List<ParameterDefinition> paramList) {
            // takes none
        }

        @Override
        protected boolean evaluateImpl(ActionCondition actionCondition, NodeRef actionedUponNodeRef) {
            return true;
        }
    }

    /** The node is of a type or below it. */
    static final class SubType extends ActionConditionEvaluatorAbstractBase {

        private static final String TYPE = "type";

        private final NodeService nodeService;
        private final DictionaryService dictionaryService;

        SubType(NodeService nodeService, DictionaryService dictionaryService) {
            this.nodeService = nodeService;
            this.dictionaryService = dictionaryService;
        }

        @Override
        protected void addParameterDefinitions(List<ParameterDefinition> paramList) {
            paramList.add(
                    new ParameterDefinitionImpl(TYPE, DataTypeDefinition.QNAME, true, getParamDisplayLabel(TYPE)));
        }

        @Override
        protected boolean evaluateImpl(ActionCondition actionCondition, NodeRef actionedUponNodeRef) {
            return nodeService.exists(actionedUponNodeRef)
                    && dictionaryService.isSubClass(
                            nodeService.getType(actionedUponNodeRef), (QName) actionCondition.getParameterValue(TYPE));
        }
    }

    /** The node has an aspect. */
    static final class HasAspect extends ActionConditionEvaluatorAbstractBase {

        private static final String ASPECT = "aspect";

        private final NodeService nodeService;

        HasAspect(NodeService nodeService) {
            this.nodeService = nodeService;
        }

        @Override
        protected void addParameterDefinitions(List<ParameterDefinition> paramList) {
            paramList.add(
                    new ParameterDefinitionImpl(ASPECT, DataTypeDefinition.QNAME, true, getParamDisplayLabel(ASPECT)));
        }

        @Override
        protected boolean evaluateImpl(ActionCondition actionCondition, NodeRef actionedUponNodeRef) {
            return nodeService.exists(actionedUponNodeRef)
                    && nodeService.hasAspect(actionedUponNodeRef, (QName) actionCondition.getParameterValue(ASPECT));
        }
    }

    /** The content is of a media type. */
    static final class MimeType extends ActionConditionEvaluatorAbstractBase {

        private static final String VALUE = "value";
        private static final String PROPERTY = "property";

        private final NodeService nodeService;

        MimeType(NodeService nodeService) {
            this.nodeService = nodeService;
        }

        @Override
        protected void addParameterDefinitions(List<ParameterDefinition> paramList) {
            paramList.add(new ParameterDefinitionImpl(
                    PROPERTY, DataTypeDefinition.QNAME, false, getParamDisplayLabel(PROPERTY)));
            paramList.add(
                    new ParameterDefinitionImpl(VALUE, DataTypeDefinition.ANY, true, getParamDisplayLabel(VALUE)));
        }

        @Override
        protected boolean evaluateImpl(ActionCondition actionCondition, NodeRef actionedUponNodeRef) {
            Serializable property = actionCondition.getParameterValue(PROPERTY);
            Serializable content = nodeService.getProperty(
                    actionedUponNodeRef, property == null ? ContentModel.PROP_CONTENT : (QName) property);
            return content instanceof ContentData data
                    && String.valueOf(actionCondition.getParameterValue(VALUE)).equals(data.getMimetype());
        }
    }

    /**
     * A property has, contains, begins or ends with a text, or is greater or less than a number or date; cm:name when
     * no property is given.
     */
    static final class CompareProperty extends ActionConditionEvaluatorAbstractBase {

        private static final String PROPERTY = "property";
        private static final String OPERATION = "operation";
        private static final String VALUE = "value";

        private final NodeService nodeService;

        CompareProperty(NodeService nodeService) {
            this.nodeService = nodeService;
        }

        @Override
        protected void addParameterDefinitions(List<ParameterDefinition> paramList) {
            paramList.add(new ParameterDefinitionImpl(
                    PROPERTY, DataTypeDefinition.QNAME, false, getParamDisplayLabel(PROPERTY)));
            paramList.add(new ParameterDefinitionImpl(
                    OPERATION, DataTypeDefinition.TEXT, false, getParamDisplayLabel(OPERATION)));
            paramList.add(
                    new ParameterDefinitionImpl(VALUE, DataTypeDefinition.ANY, true, getParamDisplayLabel(VALUE)));
        }

        @Override
        protected boolean evaluateImpl(ActionCondition actionCondition, NodeRef actionedUponNodeRef) {
            Serializable property = actionCondition.getParameterValue(PROPERTY);
            Serializable actual = nodeService.getProperty(
                    actionedUponNodeRef, property == null ? ContentModel.PROP_NAME : (QName) property);
            Serializable expected = actionCondition.getParameterValue(VALUE);
            Serializable operation = actionCondition.getParameterValue(OPERATION);
            if (actual == null) {
                return false;
            }
            return operation == null ? matches(actual, expected) : compare(operation.toString(), actual, expected);
        }

        /**
         * Without an operation a text contains the other, a star in the other leaves that end open, the rest is equal.
         */
        private static boolean matches(Serializable actual, Serializable expected) {
            if (!(actual instanceof String)) {
                return compare("EQUALS", actual, expected);
            }
            String text = expected.toString();
            if (text.startsWith("*")) {
                return compare("ENDS", actual, text.substring(1));
            }
            return text.endsWith("*")
                    ? compare("BEGINS", actual, text.substring(0, text.length() - 1))
                    : compare("CONTAINS", actual, text);
        }

        private static boolean compare(String operation, Serializable actual, Serializable expected) {
            String text = actual.toString().toLowerCase(Locale.ROOT);
            String other = expected.toString().toLowerCase(Locale.ROOT);
            return switch (operation) {
                case "EQUALS" -> actual.equals(expected) || text.equals(other);
                case "CONTAINS" -> text.contains(other);
                case "BEGINS" -> text.startsWith(other);
                case "ENDS" -> text.endsWith(other);
                case "GREATER_THAN" -> order(actual, expected) > 0;
                case "GREATER_THAN_EQUAL" -> order(actual, expected) >= 0;
                case "LESS_THAN" -> order(actual, expected) < 0;
                case "LESS_THAN_EQUAL" -> order(actual, expected) <= 0;
                default -> throw new IllegalArgumentException("There is no operation " + operation);
            };
        }

        @SuppressWarnings("unchecked")
        private static int order(Serializable actual, Serializable expected) {
            if (actual instanceof Number one && expected instanceof Number other) {
                return Double.compare(one.doubleValue(), other.doubleValue());
            }
            if (actual instanceof Comparable<?> one && actual.getClass() == expected.getClass()) {
                return ((Comparable<Object>) one).compareTo(expected);
            }
            throw new IllegalArgumentException(actual.getClass().getSimpleName() + " cannot be compared with "
                    + expected.getClass().getSimpleName());
        }
    }
}
