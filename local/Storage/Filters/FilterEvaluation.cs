using LeadToCash.Local.Storage.Tables;

namespace LeadToCash.Local.Storage.Filters;

/// <summary>Asks a filter about one entity. A property that it lacks, or that has another type, satisfies no comparison, not even <c>ne</c>.</summary>
internal static class FilterEvaluation
{
    public static bool Matches(this FilterNode node, EntityRecord record) => node switch
    {
        FilterNode.And and => and.Left.Matches(record) && and.Right.Matches(record),
        FilterNode.Or or => or.Left.Matches(record) || or.Right.Matches(record),
        FilterNode.Not not => !not.Inner.Matches(record),
        FilterNode.Constant constant => constant.Value,
        FilterNode.Compare compare => Value(record, compare.Property) is { } value && Holds(compare.Comparison, value, compare.Value),
        _ => throw new InvalidOperationException($"Unknown node {node}."),
    };

    public static bool Holds(Comparison comparison, object left, object right) => Order(left, right) is { } order && comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.NotEqual => order != 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        Comparison.Greater => order > 0,
        _ => order >= 0,
    };

    private static object? Value(EntityRecord record, string name) => name switch
    {
        EntityNames.PartitionKey => record.PartitionKey,
        EntityNames.RowKey => record.RowKey,
        EntityNames.Timestamp => record.Timestamp,
        _ => Property(record.Properties, name),
    };

    private static object? Property(List<EntityProperty> properties, string name)
    {
        foreach (EntityProperty property in properties)
        {
            if (string.Equals(property.Name, name, StringComparison.Ordinal))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static int? Order(object left, object right) => (left, right) switch
    {
        (string a, string b) => Utf8Order.Compare(a, b),
        (bool a, bool b) => a.CompareTo(b),
        (int or long, int or long) => ToInt64(left).CompareTo(ToInt64(right)),
        (int or long or double, int or long or double) => ToDouble(left).CompareTo(ToDouble(right)),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (Guid a, Guid b) => string.CompareOrdinal(a.ToString(), b.ToString()),
        (byte[] a, byte[] b) => a.AsSpan().SequenceCompareTo(b),
        _ => null,
    };

    private static long ToInt64(object value) => value is int narrow ? narrow : (long)value;

    private static double ToDouble(object value) => value is double number ? number : ToInt64(value);
}
