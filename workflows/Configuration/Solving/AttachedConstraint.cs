namespace LeadToCash.Configuration.Solving;

/// <summary>A constraint in a solver.</summary>
internal sealed class AttachedConstraint(Constraint constraint)
{
    /// <summary>Its terms.</summary>
    public Term[] Terms { get; } = constraint.Terms;

    /// <summary>The largest of its weights.</summary>
    public long Heaviest { get; } = constraint.Terms.Max(term => term.Weight);

    /// <summary>What the literals that are not known to be false weigh above the degree; below 0 it can't be met any more.</summary>
    public long Slack { get; set; } = constraint.Terms.Sum(term => term.Weight) - constraint.Degree;
}
