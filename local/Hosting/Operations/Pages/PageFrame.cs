using System.Globalization;
using LeadToCash.Local.Hosting.Operations.SignIn;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadToCash.Local.Hosting.Operations.Pages;

/// <summary>What surrounds every page: where one is, where one can go, and what the clock shows.</summary>
internal static class PageFrame
{
    private const string LiveName = "live";

    public static Html Render(OperationsCall call, string title, Html content, bool hasData)
    {
        Texts texts = call.Texts;
        return Bare(call.Texts, $"{title} · {call.App}", Refresh(call), Html.Of($"""
            <a class="skip" href="#main">{texts.SkipToContent}</a>
            <header class="top">
              <a class="brand" href="{OperationsLinks.Root}">{call.App} <span>{texts.Operations}</span></a>
              <nav aria-label="{texts.Navigation}">{Navigation(call)}</nav>
              <form method="post" action="{OperationsLinks.SignOut}">{call.TokenField(OperationsLinks.SignOut)}<button class="plain">{texts.SignOut}</button></form>
            </header>
            <main id="main">
            <h1>{title}</h1>
            {content}
            </main>
            <footer>{texts.ClockNote(Moments.Instant(texts, call.Now))}{(hasData ? Views(call) : default)}</footer>
            """));
    }

    /// <summary>A page of nobody who is signed in.</summary>
    public static Html Bare(Texts texts, string title, Html head, Html body) => Html.Of($"""
        <!doctype html>
        <html lang="{texts.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex, nofollow">
        {head}<title>{title}</title>
        <link rel="stylesheet" href="{OperationsLinks.StyleSheet}">
        <link rel="icon" href="data:,">
        </head>
        <body>
        {body}
        </body>
        </html>

        """);

    private static Html Navigation(OperationsCall call)
    {
        Texts texts = call.Texts;
        (string Address, string Name)[] places =
        [
            (OperationsLinks.Root, texts.Overview),
            (OperationsLinks.Instances, texts.Instances),
            (OperationsLinks.Queues, texts.Queues),
            (OperationsLinks.Timers, texts.Timers),
            (OperationsLinks.Clock, texts.Clock),
        ];
        return Html.Each(places, place => IsHere(call.Path, place.Address)
            ? Html.Of($"""<a href="{place.Address}" aria-current="page">{place.Name}</a>""")
            : Html.Of($"""<a href="{place.Address}">{place.Name}</a>"""));
    }

    private static bool IsHere(string path, string address) =>
        path == address || (address != OperationsLinks.Root && path.StartsWith(address + "/", StringComparison.Ordinal));

    private static Html Views(OperationsCall call)
    {
        Texts texts = call.Texts;
        Html live = Seconds(call) is { } seconds
            ? Html.Of($"""<a href="{With(call, null)}">{texts.StopRefreshing(seconds)}</a>""")
            : Html.Of($"""<a href="{With(call, "5")}">{texts.RefreshItself}</a>""");
        return Html.Of($""" · {live} · <a href="{OperationsLinks.Json(call.RawTarget)}">JSON</a>""");
    }

    /// <summary>Only when asked for, because a page that moves while it is read disturbs.</summary>
    private static Html Refresh(OperationsCall call) =>
        Seconds(call) is { } seconds ? Html.Of($"""<meta http-equiv="refresh" content="{seconds}">""") : default;

    private static int? Seconds(OperationsCall call) =>
        int.TryParse(call.Query(LiveName), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? Math.Clamp(seconds, 2, 600) : null;

    private static string With(OperationsCall call, string? live)
    {
        QueryBuilder query = new(call.Http.Request.Query
            .Where(entry => entry.Key is not LiveName and not "done")
            .Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToString())));
        if (live is not null)
        {
            query.Add(LiveName, live);
        }

        return call.Path + query.ToQueryString();
    }
}
