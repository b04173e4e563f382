using Homepage.Services;

namespace Homepage.Site;

/// <summary>The pages that stand in for the homepage when there is none.</summary>
public static class MessageHtml
{
    public static string NoSuchUser { get; } =
        Render("We do not know this account", "There is no account of this number. The accounts that there are begin at 1.", "404");

    /// <summary>Names the service that is missing, for the reader and for the one who is called at night.</summary>
    public static string Unavailable(ServiceKind missing) => Render(
        "Lumen is taking a short break",
        $"{Capitalise(missing.Description)} is not answering, and without it there is no page to show. Please try again in a moment.",
        $"503 · unavailable: {missing.Slug}");

    private static string Capitalise(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Render(string heading, string text, string code) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{heading}}</title>
        <link rel="icon" href="data:,">
        <style>
        :root { color-scheme: dark; }
        body { margin: 0; min-height: 100vh; display: grid; align-content: center; padding: 0 10vw; background: radial-gradient(90vw 70vh at 85% 10%, #3a2434, #0b0c12 70%); color: #f3f4f8; font: 17px/1.55 system-ui, "Segoe UI", Roboto, Helvetica, Arial, sans-serif; }
        b { display: flex; align-items: center; gap: 9px; font-size: 23px; letter-spacing: -.03em; margin-bottom: 34px; }
        b::before { content: ""; width: 20px; height: 20px; border-radius: 50%; background: conic-gradient(from 210deg, #ff5a5f, #ffc857, #ff5a5f); }
        h1 { margin: 0 0 12px; font-size: clamp(30px, 5vw, 52px); line-height: 1.08; letter-spacing: -.03em; }
        p { max-width: 54ch; margin: 0 0 26px; color: #d6d9e4; }
        small { color: #a3a8ba; }
        </style>
        </head>
        <body>
        <b>lumen</b>
        <h1>{{heading}}</h1>
        <p>{{text}}</p>
        <small>{{code}}</small>
        </body>
        </html>
        """;
}
