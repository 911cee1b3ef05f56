using LeadToCash.Cases;

namespace LeadToCash.Availability;

/// <summary>The writers of one item.</summary>
public sealed class StockGate : CaseGate;
