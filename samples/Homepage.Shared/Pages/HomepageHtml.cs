using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Homepage.Catalogue;

namespace Homepage.Pages;

/// <summary>Writes the page: one HTML document that needs nothing else.</summary>
public static class HomepageHtml
{
    private static readonly string Style = EmbeddedText.Read(typeof(HomepageHtml).Assembly, "homepage.css");

    public static string Render(HomepageModel model)
    {
        var html = new StringBuilder(64 * 1024);
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Lumen · Home</title>
            <link rel="icon" href="data:,">
            <style>{Style}</style>
            </head>
            <body>

            """);
        WriteTop(html, model);
        WriteHero(html, model);
        html.Append("<main>\n");
        WriteNotice(html, model.DegradedParts);
        WriteRecentlyWatched(html, model.RecentlyWatched);
        WriteRecommended(html, model);
        WriteTrending(html, model);
        html.Append("</main>\n");
        WriteFooter(html, model.WatchHistory);
        html.Append("</body>\n</html>\n");
        return html.ToString();
    }

    private static void WriteTop(StringBuilder html, HomepageModel model)
    {
        Account account = model.Account;
        string unseen = model.UnseenCount.Content > 0
            ? FormattableString.Invariant($"""<b class="count">{model.UnseenCount.Content}</b>""")
            : "";
        html.Append(CultureInfo.InvariantCulture, $"""
            <header class="top">
            <span class="brand"><i></i>lumen</span>
            <nav><span class="here">Home</span><span>Series</span><span>Films</span><span>My list</span></nav>
            <span class="bell" {MarkupAttributes(PartNames.UnseenCount, model.UnseenCount.Status)}>{Icons.Bell}{unseen}<span class="bell-text">new for you</span>{Badge(model.UnseenCount.Status)}</span>
            <span class="account"><i>{Encode(account.Name[..1])}</i><span>{Encode(account.Name)}<small>{Encode(account.Plan)} · {Encode(account.Country)}</small></span></span>
            </header>

            """);
    }

    private static void WriteHero(StringBuilder html, HomepageModel model)
    {
        Title title = model.Featured;
        string eyebrow = model.Trending.Status.IsDegraded ? "Featured tonight" : $"No. 1 in {Encode(model.Account.Country)} today";
        html.Append(CultureInfo.InvariantCulture, $"""
            <section class="hero">
            {PosterArt.Draw(title, 1200, 520)}
            <div class="hero-text">
            <p class="eyebrow">{eyebrow}</p>
            <h1>{Encode(title.Name)}</h1>
            <p class="meta">{title.Year} · {Encode(title.Genre)} · 2 h 04 min · HD</p>
            <p class="actions"><span class="play">{Icons.Play}Play</span><span class="more">More about it</span></p>
            </div>
            </section>

            """);
    }

    private static void WriteNotice(StringBuilder html, int degradedParts)
    {
        if (degradedParts > 0)
        {
            string parts = degradedParts == 1 ? "1 part" : FormattableString.Invariant($"{degradedParts} parts");
            html.Append(CultureInfo.InvariantCulture, $"""
                <p class="notice" role="status"><i></i>Serving less rather than nothing: {parts} of this page {(degradedParts == 1 ? "is" : "are")} degraded. Each is marked.</p>

                """);
        }
    }

    private static void WriteRecentlyWatched(StringBuilder html, PagePart<IReadOnlyList<WatchedTitle>?> row)
    {
        if (row.Content is null)
        {
            html.Append(CultureInfo.InvariantCulture, $"""
                <p class="omitted" {MarkupAttributes(PartNames.RecentlyWatched, row.Status)}>{Badge(row.Status)} <span>The row <b>Continue watching</b> is left out: the recently watched service is not answering.</span></p>

                """);
            return;
        }

        OpenRow(html, PartNames.RecentlyWatched, "Continue watching", row.Status, "wide");
        foreach (WatchedTitle watched in row.Content)
        {
            html.Append(CultureInfo.InvariantCulture, $"""
                <li class="card">{PosterArt.Draw(watched.Title, 320, 180)}<b>{Encode(watched.Title.Name)}</b><meter min="0" max="100" value="{watched.PercentWatched}" title="{watched.PercentWatched} % watched">{watched.PercentWatched} %</meter></li>

                """);
        }

        CloseRow(html);
    }

    private static void WriteRecommended(StringBuilder html, HomepageModel model)
    {
        OpenRow(html, PartNames.Recommended, $"Picked for {Encode(model.Account.Name)}", model.Recommended.Status, "tall");
        foreach (Title title in model.Recommended.Content)
        {
            WritePoster(html, title, rank: null);
        }

        if (model.Recommended.Content.Count == 0)
        {
            html.Append("""<li class="nothing">Your personal picks will be back soon. Everything below is ready to watch.</li>""");
        }

        CloseRow(html);
    }

    private static void WriteTrending(StringBuilder html, HomepageModel model)
    {
        // What everybody is shown has no ranks.
        bool isRanked = !model.Trending.Status.IsDegraded;
        OpenRow(html, PartNames.Trending, isRanked ? "Trending now" : "Popular everywhere", model.Trending.Status, "tall");
        int rank = 0;
        foreach (Title title in model.Trending.Content)
        {
            rank++;
            WritePoster(html, title, isRanked ? rank : null);
        }

        CloseRow(html);
    }

    private static void WritePoster(StringBuilder html, Title title, int? rank)
    {
        string number = rank is { } place ? FormattableString.Invariant($"""<em>{place}</em>""") : "";
        html.Append(CultureInfo.InvariantCulture, $"""
            <li class="card">{number}{PosterArt.Draw(title, 200, 300)}<b>{Encode(title.Name)}</b><small>{Encode(title.Genre)} · {title.Year}</small></li>

            """);
    }

    private static void OpenRow(StringBuilder html, string part, string heading, PartStatus status, string kind) =>
        html.Append(CultureInfo.InvariantCulture, $"""
            <section class="row" {MarkupAttributes(part, status)}>
            <h2>{heading}{Badge(status)}</h2>
            <ul class="{kind}">

            """);

    private static void CloseRow(StringBuilder html) => html.Append("</ul>\n</section>\n");

    private static void WriteFooter(StringBuilder html, PartStatus watchHistory)
    {
        string text = watchHistory.IsDegraded
            ? "This visit is missing from the watch history: the view recorder is not answering."
            : "This visit is in the watch history.";
        html.Append(CultureInfo.InvariantCulture, $"""
            <footer {MarkupAttributes(PartNames.WatchHistory, watchHistory)}>{Badge(watchHistory)}<span>{text}</span></footer>

            """);
    }

    /// <summary>What <see cref="PageReading"/> finds again.</summary>
    private static string MarkupAttributes(string part, PartStatus status) =>
        $"""data-part="{part}" data-state="{status.State.ToString().ToLowerInvariant()}" """.TrimEnd();

    private static string Badge(PartStatus status) => status.IsDegraded
        ? $"""<span class="badge {status.State.ToString().ToLowerInvariant()}">{Icons.Clock}{status.Label}</span>"""
        : "";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
