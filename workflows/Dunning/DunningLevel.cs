namespace LeadToCash.Dunning;

/// <summary>One letter of a scheme.</summary>
/// <param name="Level">From 1.</param>
/// <param name="DaysAfterDue">Days after the due date; days of disputes and kept payment plans are not counted. The last one on a day off moves to the next working day.</param>
/// <param name="DaysAfterLast">Least days since the letter before, so that a late letter doesn't bring the next one on its heels; 0 for none.</param>
/// <param name="TextId">Names the text.</param>
/// <param name="BusinessDays">Whether <paramref name="DaysAfterDue"/> counts working days.</param>
/// <param name="Fee">What the letter costs the debtor once in default; null for nothing. It is never asked for the letter that puts into default.</param>
public sealed record DunningLevel(int Level, int DaysAfterDue, int DaysAfterLast, string TextId, bool BusinessDays = false, Money? Fee = null);
