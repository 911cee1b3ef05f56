using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.Serialization;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace LeadToCash.Local.Storage.Tables;

/// <summary>Translates a lambda over an entity to an OData filter: comparisons of a property with a value, joined by and, or, not.</summary>
internal static class FilterExpressions
{
    public static string Translate<T>(Expression<Func<T, bool>> filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Clause(filter.Body, filter.Parameters[0]);
    }

    private static string Clause(Expression expression, ParameterExpression entity) => expression switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } and => Join(and, "and", entity),
        BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } or => Join(or, "or", entity),
        UnaryExpression { NodeType: ExpressionType.Not } not => $"not ({Clause(not.Operand, entity)})",
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Clause(convert.Operand, entity),
        BinaryExpression comparison when Comparison(comparison) is { } compared => Compare(compared, entity),
        MethodCallExpression { Method.Name: nameof(string.Equals), Object: { } left, Arguments: [var right] } => Compare((left, "eq", right), entity),
        _ when PropertyName(expression, entity) is { } name && expression.Type == typeof(bool) => $"{name} eq true",
        ConstantExpression { Value: bool truth } => truth ? "true" : "false",
        _ => throw Unsupported(expression),
    };

    private static string Join(BinaryExpression node, string word, ParameterExpression entity) =>
        $"({Clause(node.Left, entity)}) {word} ({Clause(node.Right, entity)})";

    /// <summary>A comparison, also in the form <c>a.CompareTo(b) &gt;= 0</c>, which is how C# compares strings.</summary>
    private static (Expression Left, string Word, Expression Right)? Comparison(BinaryExpression node) => Word(node.NodeType) switch
    {
        null => null,
        { } word when Strip(node.Left) is MethodCallExpression call && IsZero(node.Right) => call switch
        {
            { Method.Name: nameof(string.CompareTo), Object: { } left, Arguments: [var right] } => (left, word, right),
            { Method: { IsStatic: true, Name: nameof(string.Compare) or nameof(string.CompareOrdinal) }, Arguments: [var left, var right] } => (left, word, right),
            _ => (node.Left, word, node.Right),
        },
        { } word => (node.Left, word, node.Right),
    };

    private static string Compare((Expression Left, string Word, Expression Right) comparison, ParameterExpression entity)
    {
        if (PropertyName(comparison.Left, entity) is { } name)
        {
            return $"{name} {comparison.Word} {Literal(comparison.Right, comparison.Left)}";
        }

        return PropertyName(comparison.Right, entity) is { } flipped
            ? $"{flipped} {Flip(comparison.Word)} {Literal(comparison.Left, comparison.Right)}"
            : throw Unsupported(comparison.Left);
    }

    private static string Literal(Expression value, Expression property)
    {
        object? result = Evaluate(value);
        Type type = Strip(property).Type;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return FilterLiterals.Literal(type.IsEnum && result is not null and not Enum ? Enum.ToObject(type, result) : result);
    }

    private static object? Evaluate(Expression value) => value switch
    {
        ConstantExpression constant => constant.Value,
        _ => Expression.Lambda<Func<object?>>(Expression.Convert(value, typeof(object))).Compile(preferInterpretation: true)(),
    };

    private static string? PropertyName(Expression expression, ParameterExpression entity) => Strip(expression) switch
    {
        MemberExpression { Member.Name: "Value", Expression: { } inner } nullable when Nullable.GetUnderlyingType(inner.Type) is not null =>
            PropertyName(inner, entity),
        MemberExpression member when member.Expression is not null && Strip(member.Expression) == entity => StoredName(member.Member),
        MethodCallExpression { Object: { } target, Arguments: [var key] } call when Strip(target) == entity && IsLookup(call.Method) =>
            (string?)Evaluate(key),
        _ => null,
    };

    private static bool IsLookup(MethodInfo method) =>
        method.DeclaringType == typeof(TableEntity) && (method.Name is "get_Item" || method.Name.StartsWith("Get", StringComparison.Ordinal));

    private static string StoredName(MemberInfo member) => member.DeclaringType == typeof(TableItem)
        ? EntityNames.TableName
        : member.GetCustomAttribute<DataMemberAttribute>()?.Name ?? member.Name;

    private static Expression Strip(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? Strip(convert.Operand) : expression;

    private static bool IsZero(Expression expression) => expression is ConstantExpression { Value: 0 };

    private static string? Word(ExpressionType type) => type switch
    {
        ExpressionType.Equal => "eq",
        ExpressionType.NotEqual => "ne",
        ExpressionType.LessThan => "lt",
        ExpressionType.LessThanOrEqual => "le",
        ExpressionType.GreaterThan => "gt",
        ExpressionType.GreaterThanOrEqual => "ge",
        _ => null,
    };

    private static string Flip(string word) => word switch
    {
        "lt" => "gt",
        "le" => "ge",
        "gt" => "lt",
        "ge" => "le",
        _ => word,
    };

    private static NotSupportedException Unsupported(Expression expression) =>
        new($"The expression '{expression}' can't become a filter: the service compares properties with values and knows and, or, not.");
}
