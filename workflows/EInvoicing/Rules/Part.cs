using System.Globalization;

namespace LeadToCash.EInvoicing;

/// <summary>A part of an invoice and where it is. The path is made only when a rule is broken.</summary>
/// <param name="Value">The part.</param>
/// <param name="Group">Its group: BG-25.</param>
/// <param name="Index">Its place among its like, from 0; -1 for a group that there is once.</param>
/// <param name="Outer">The group that it is in: BG-25, or null.</param>
/// <param name="OuterIndex">That group's place.</param>
internal readonly record struct Part<T>(T Value, string Group, int Index = -1, string? Outer = null, int OuterIndex = -1)
{
    /// <summary>The path of a term of it: BG-25[2]/BG-27[1]/BT-136.</summary>
    public string Path(string term)
    {
        string outer = Outer is null ? "" : Step(Outer, OuterIndex);
        string own = term == Group ? Step(Group, Index)[..^1] : Step(Group, Index) + term;
        return outer + own;
    }

    private static string Step(string group, int index) =>
        index < 0 ? group + "/" : string.Create(CultureInfo.InvariantCulture, $"{group}[{index + 1}]/");
}
