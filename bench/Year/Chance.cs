using System.Text;

namespace LeadToCash.Bench.Year;

/// <summary>Chance that follows from seed, subject and question alone: in which order and how often things are asked changes nothing.</summary>
/// <param name="Seed">Of the whole year.</param>
/// <param name="Subject">Whom or what it is about: an order, a customer, an invoice.</param>
internal readonly record struct Chance(int Seed, string Subject)
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Of(string question) => (Mixed($"{Seed}/{Subject}/{question}") >> 11) * (1.0 / (1UL << 53));

    public bool Happens(string question, double share) => Of(question) < share;

    /// <summary>A whole number, both ends included.</summary>
    public int Between(string question, int least, int most) => least + (int)(Of(question) * (most - least + 1));

    public T Pick<T>(string question, IReadOnlyList<T> choices) => choices[Between(question, 0, choices.Count - 1)];

    private static ulong Mixed(string text)
    {
        ulong hash = FnvOffset;
        foreach (byte one in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ one) * FnvPrime;
        }

        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }
}
