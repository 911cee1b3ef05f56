namespace LeadToCash.Dunning;

/// <summary>Who owes: § 13 BGB draws the line, and the statutory interest, the flat fee and the 30-day rule differ by it.</summary>
public enum DebtorKind
{
    /// <summary>A consumer: +5 points, no flat fee, in default after 30 days only if the invoice said so.</summary>
    Consumer,

    /// <summary>Anybody else: +9 points for payment of goods and services, flat fee, in default after 30 days at the latest.</summary>
    Business,
}
