namespace LeadToCash.Tests.OpportunityToQuote.Approvals;

/// <summary>Choices read off arbitrary bytes, so that what fails can be made smaller; when they are used up every choice is the first.</summary>
internal sealed class Script(byte[] bytes)
{
    private int _next;

    public bool IsOver => _next >= bytes.Length;

    /// <summary>0 to below a count.</summary>
    public int Below(int count) => _next < bytes.Length ? bytes[_next++] % count : 0;

    public bool Chance(int oneIn) => Below(oneIn) == oneIn - 1;

    public T OneOf<T>(params IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Some of the choices in their order, at least one.</summary>
    public T[] Some<T>(params IReadOnlyList<T> choices)
    {
        T[] some = [.. choices.Where(_ => Below(2) == 1)];
        return some.Length > 0 ? some : [OneOf(choices)];
    }
}
