using LeadToCash.Contracts;

namespace LeadToCash.Billing;

/// <summary>A billing period of a contract's line, or the part of one in which the line runs.</summary>
/// <param name="Key">Names the line while the same runs at the same price, whatever its position becomes.</param>
/// <param name="Line">What runs.</param>
/// <param name="Period">The whole period and the part.</param>
/// <param name="OverOn">The local day after the period, or after the contract's last day if that is before: when use and what is billed in arrears is billed.</param>
public sealed record ScheduledPart(string Key, ContractLine Line, ServedPeriod Period, DateOnly OverOn);
