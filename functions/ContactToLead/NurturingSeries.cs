using System.Globalization;

namespace LeadToCash.ContactToLead;

/// <summary>The mails of the nurturing series and the topics, in two languages, from <c>nurturing.json</c>.</summary>
public sealed class NurturingSeries
{
    private readonly SeriesFile _file;

    /// <exception cref="InvalidDataException">The file has no mails, or their days do not ascend.</exception>
    public NurturingSeries()
    {
        _file = ContactData.Read<SeriesFile>("nurturing.json");
        if (_file.Mails.Count == 0 || _file.Mails.Zip(_file.Mails.Skip(1)).Any(pair => pair.First.Day >= pair.Second.Day))
        {
            throw new InvalidDataException("nurturing.json needs mails whose days ascend.");
        }
    }

    /// <summary>Days of the mails after the confirmation.</summary>
    public IReadOnlyList<int> Days => [.. _file.Mails.Select(mail => mail.Day)];

    /// <summary>Topics that a contact can choose.</summary>
    public IReadOnlyList<Topic> Topics => _file.Topics;

    /// <summary>A mail by its number from 1; null beyond the last.</summary>
    public NurturingMail? Mail(int step) => _file.Mails.ElementAtOrDefault(step - 1);

    private sealed record SeriesFile(IReadOnlyList<Topic> Topics, IReadOnlyList<NurturingMail> Mails);
}

/// <summary>A topic.</summary>
public sealed record Topic(string Key, TopicText En, TopicText De)
{
    /// <summary>Its texts in a language.</summary>
    public TopicText In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "de" ? De : En;
}

/// <summary>Texts of a topic.</summary>
/// <param name="Label">Name in forms.</param>
/// <param name="Teaser">Sentence in the mails of those whom it interests.</param>
public sealed record TopicText(string Label, string Teaser);

/// <summary>A mail of the series.</summary>
/// <param name="Key">Its name in events.</param>
/// <param name="Day">Days after the confirmation.</param>
/// <param name="En">English.</param>
/// <param name="De">German.</param>
public sealed record NurturingMail(string Key, int Day, NurturingText En, NurturingText De)
{
    /// <summary>Its texts in a language.</summary>
    public NurturingText In(CultureInfo culture) => culture.TwoLetterISOLanguageName == "de" ? De : En;
}

/// <summary>Texts of a mail and of the page that it leads to.</summary>
public sealed record NurturingText(string Subject, string Intro, Article Article);

/// <summary>An article: <paramref name="Lead"/> is shown at once, <paramref name="Body"/> to those who read on.</summary>
public sealed record Article(string Title, string Lead, IReadOnlyList<string> Body);
