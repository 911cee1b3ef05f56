using System.Globalization;
using System.Numerics;

namespace LeadToCash.Bench.Year;

/// <summary>A customer, always the same under the same number.</summary>
internal sealed record Customer(int Number, Chance Chance)
{
    private static readonly (string Zip, string City)[] Places =
    [
        ("90403", "Nürnberg"), ("90411", "Nürnberg"), ("90762", "Fürth"), ("91052", "Erlangen"), ("91126", "Schwabach"), ("96047", "Bamberg"), ("97070", "Würzburg"), ("93047", "Regensburg"),
    ];

    private static readonly string[] FirstNames = ["Anna", "Bernd", "Clara", "Daniel", "Emine", "Franz", "Greta", "Hakan", "Ines", "Jonas"];
    private static readonly string[] LastNames = ["Bauer", "Demir", "Fischer", "Huber", "Koch", "Lang", "Müller", "Öztürk", "Richter", "Wolf"];

    public string FirstName => Chance.Pick("first", FirstNames);

    public string LastName => Chance.Pick("last", LastNames);

    public string Name => $"{FirstName} {LastName}";

    public string Email => string.Create(CultureInfo.InvariantCulture, $"kunde{Number}@kunden.example");

    /// <summary>Null of consumers.</summary>
    public string? Company => Chance.Happens("company", 0.6) ? $"{LastName} Technik {Number} GmbH" : null;

    public string Locale => Chance.Happens("english", 0.2) ? "en" : "de";

    public (string Zip, string City) Place => Chance.Pick("place", Places);

    /// <summary>Outside the EU: delivered without German tax.</summary>
    public bool IsAbroad => Chance.Happens("abroad", 0.04);

    public PayingHabit Habit => Chance.Of("habit") switch
    {
        < 0.52 => PayingHabit.Prompt,
        < 0.74 => PayingHabit.OnTheDueDate,
        < 0.89 => PayingHabit.Late,
        < 0.94 => PayingHabit.VeryLate,
        < 0.98 => PayingHabit.InParts,
        _ => PayingHabit.Never,
    };

    /// <summary>By card rather than by transfer.</summary>
    public bool PaysByCard => Chance.Happens("card", 0.35);

    /// <summary>An account with right check digits.</summary>
    public string Iban
    {
        get
        {
            string account = string.Create(CultureInfo.InvariantCulture, $"37040044{Number:D10}");
            var remainder = (int)(BigInteger.Parse(account + "131400", CultureInfo.InvariantCulture) % 97);
            return string.Create(CultureInfo.InvariantCulture, $"DE{98 - remainder:D2}{account}");
        }
    }

    public object Address => new
    {
        name = Name,
        company = Company,
        address1 = string.Create(CultureInfo.InvariantCulture, $"Ringstraße {(Number % 90) + 1}"),
        city = IsAbroad ? "Zürich" : Place.City,
        zip = IsAbroad ? "8001" : Place.Zip,
        country_code = IsAbroad ? "CH" : "DE",
        phone = "+49 911 555010",
        first_name = FirstName,
        last_name = LastName,
    };
}

/// <summary>How somebody pays.</summary>
internal enum PayingHabit
{
    Prompt,
    OnTheDueDate,
    Late,
    VeryLate,
    InParts,
    Never,
}
