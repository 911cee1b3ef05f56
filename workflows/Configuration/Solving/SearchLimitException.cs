namespace LeadToCash.Configuration.Solving;

/// <summary>A solver met more conflicts than it was allowed. Counted in conflicts, not in time, so that the same question always ends the same way.</summary>
internal sealed class SearchLimitException : Exception
{
    public SearchLimitException()
        : base("The search was given up: too many conflicts.")
    {
    }
}
