namespace LeadToCash.Local.Storage.Filters;

/// <summary>Orders strings as their UTF-8 bytes, which is how the database orders keys; differs from ordinal only beyond U+FFFF.</summary>
internal static class Utf8Order
{
    public static int Compare(string left, string right)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        return common < left.Length && common < right.Length
            ? Rank(left[common]).CompareTo(Rank(right[common]))
            : left.Length.CompareTo(right.Length);
    }

    /// <summary>Surrogates stand for code points above all others.</summary>
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
