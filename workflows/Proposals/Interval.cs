namespace LeadToCash.Proposals;

/// <summary>A confidence interval of 95 %.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
public sealed record Interval(double Lower, double Upper)
{
    /// <summary>The normal quantile of two-sided 95 %.</summary>
    internal const double Z = 1.959963984540054;

    /// <summary>Both ends rounded, half away from zero.</summary>
    public Interval Rounded(int digits) => new(Math.Round(Lower, digits, MidpointRounding.AwayFromZero), Math.Round(Upper, digits, MidpointRounding.AwayFromZero));
}
