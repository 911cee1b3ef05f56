namespace LeadToCash.OpportunityToQuote;

/// <summary>What a condition of an approval rule looks at.</summary>
public enum ApprovalReasonKind
{
    /// <summary>The discount in percent is above the limit.</summary>
    Discount,

    /// <summary>The margin of a line is below its floor by more percentage points than the limit.</summary>
    Margin,

    /// <summary>The net amount is above the limit of its currency.</summary>
    Amount,

    /// <summary>The customer asked for the discount himself.</summary>
    CustomersDiscount,

    /// <summary>Days until payment are more than the limit.</summary>
    PaymentDays,

    /// <summary>The contract runs for more months than the limit.</summary>
    ContractMonths,

    /// <summary>An existing contract is extended by more months than the limit.</summary>
    ExtensionMonths,

    /// <summary>The customer's country is one of those named, ISO 3166.</summary>
    Country,

    /// <summary>The customer's country and post code, <c>DE-90402</c>, begin with one of those named.</summary>
    Region,

    /// <summary>The currency is one of those named, ISO 4217.</summary>
    Currency,

    /// <summary>A line's product is of a kind named: physical, subscription, service.</summary>
    ProductKind,

    /// <summary>A line's item number begins with one of those named.</summary>
    Item,

    /// <summary>What is done to an existing contract is one of those named: extension, lines, cancellation.</summary>
    ContractChange,
}

/// <summary>Why a step is required: one condition of one rule that holds.</summary>
/// <param name="Kind">What the condition looks at.</param>
/// <param name="Actual">The quote's figure: percent, percentage points rounded to a tenth, an amount in major units, days or months; 0 for what is no figure.</param>
/// <param name="Limit">The policy's figure in the same unit.</param>
/// <param name="RuleId">The rule; null in what was decided before rules had names.</param>
/// <param name="Text">What was found, where it is no figure: a country, a region, a kind of product. Of an extension, the contract with its end.</param>
/// <param name="Lines">Positions of the lines that the condition concerns, in order; null for those of before rules had names.</param>
public sealed record ApprovalReason(
    ApprovalReasonKind Kind, decimal Actual, decimal Limit, string? RuleId = null, string? Text = null, IReadOnlyList<int>? Lines = null);

/// <summary>A step that a quote must pass.</summary>
/// <param name="Step">Which.</param>
/// <param name="Reasons">Why; at least one.</param>
/// <param name="Stage">Steps of one stage are asked at once, stages one after the other, from 1; 0 in what was decided before there were stages: then each after the one before.</param>
/// <param name="Role">Whose members are asked; null in what was decided before roles were data.</param>
/// <param name="Quorum">How many of them must say yes; one no refuses.</param>
public sealed record RequiredApproval(ApprovalStep Step, IReadOnlyList<ApprovalReason> Reasons, int Stage = 0, string? Role = null, int Quorum = 1);
