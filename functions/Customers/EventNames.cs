using System.Text.RegularExpressions;

namespace LeadToCash.Customers;

/// <summary>Names of events for people. Most type names, taken apart, are plain English already; the others stand here.</summary>
public static partial class EventNames
{
    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["ConfirmationRequested"] = "Asked for the confirmation mail again",
        ["ContactConfirmed"] = "Confirmed the address (double opt-in)",
        ["ContactRegistered"] = "Filled in the contact form",
        ["ContactUnsubscribed"] = "Unsubscribed from all mails",
        ["CustomerChanged"] = "Master data changed",
        ["CustomerRegistered"] = "Became known as a customer",
        ["DeviceDated"] = "Date and order of the device known",
        ["DeviceRegistered"] = "Device known",
        ["DeviceRetired"] = "Device out of use",
        ["DeviceTransferred"] = "Device belongs to another customer",
        ["InteractionRecorded"] = "Showed interest",
        ["LeadQualified"] = "Reached the score of a lead",
        ["NurturingEnded"] = "Series of mails ended",
        ["NurturingMailSent"] = "Was sent a mail of the series",
        ["NurturingMailSkipped"] = "Was spared a mail of the series",
        ["PreferencesChanged"] = "Chose what to receive",
        ["OrderSurveyAnswered"] = "Said how ordering was",
        ["OrderSurveyAsked"] = "Was asked how ordering was",
        ["OrderSurveySkipped"] = "Was spared the question how ordering was",
        ["SalesNotified"] = "Sales was told of the lead",
        ["SurveysDeclined"] = "Does not want surveys",
    };

    /// <summary>The name to show.</summary>
    /// <param name="eventName">Name of the event's type.</param>
    public static string For(string eventName) =>
        Own.TryGetValue(eventName, out string? name) ? name : Sentence(WordStart().Replace(eventName, " "));

    /// <summary>Who caused an event, for people.</summary>
    public static string Actor(string actor) => actor switch
    {
        "system" => "System",
        "customer" => "Customer",
        "visitor" => "Website visitor",
        _ when actor.StartsWith("staff:", StringComparison.Ordinal) => actor["staff:".Length..],
        _ => actor,
    };

    private static string Sentence(string words) => string.Concat(words[..1], words[1..].ToLowerInvariant());

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}
