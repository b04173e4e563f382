using System.Globalization;
using System.Text;
using Homepage.Catalogue;

namespace Homepage.Pages;

/// <summary>Draws a picture for a title that nobody has painted: always the same one for the same title.</summary>
internal static class PosterArt
{
    private const int Motifs = 6;

    public static string Draw(Title title, int width, int height)
    {
        var art = new StringBuilder();
        int hue = title.Id * 47 % 360;
        int second = (hue + 40 + (title.Id * 13 % 90)) % 360;
        string id = FormattableString.Invariant($"sky{title.Id}x{width}");

        art.Append(CultureInfo.InvariantCulture, $"""
            <svg class="art" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice" aria-hidden="true"><defs><linearGradient id="{id}" x2="0" y2="1"><stop stop-color="hsl({hue} 62% 20%)"/><stop offset=".62" stop-color="hsl({second} 64% 44%)"/><stop offset="1" stop-color="hsl({(second + 30) % 360} 78% 62%)"/></linearGradient></defs><rect width="{width}" height="{height}" fill="url(#{id})"/>
            """);
        Draw(art, title.Id, second, width, height);
        art.Append("</svg>");
        return art.ToString();
    }

    private static void Draw(StringBuilder art, int id, int hue, int width, int height)
    {
        double x = width * (0.25 + (id * 0.37 % 0.5));
        double y = height * (0.22 + (id * 0.29 % 0.2));
        double radius = Math.Min(width, height) * (0.13 + (id * 0.17 % 0.12));
        switch (id % Motifs)
        {
            case 0:
                Disc(art, x, y, radius, $"hsl({(hue + 50) % 360} 95% 82%)");
                Ridge(art, id, width, height, 0.62, $"hsl({hue} 45% 24%)");
                Ridge(art, id + 5, width, height, 0.76, $"hsl({hue} 50% 13%)");
                break;
            case 1:
                for (int ring = 5; ring >= 1; ring--)
                {
                    art.Append(CultureInfo.InvariantCulture, $"""
                        <circle cx="{x:0}" cy="{y:0}" r="{radius * ring * 0.62:0}" fill="none" stroke="hsl({hue} 90% 88%)" stroke-opacity="{0.62 - (ring * 0.1):0.##}" stroke-width="{radius * 0.13:0.#}"/>
                        """);
                }

                Ridge(art, id, width, height, 0.78, $"hsl({hue} 60% 10%)");
                break;
            case 2:
                Disc(art, x, y, radius * 0.7, "hsl(48 90% 88%)");
                Skyline(art, id, width, height, $"hsl({hue} 45% 12%)");
                break;
            case 3:
                Waves(art, width, height, hue);
                Disc(art, x, y, radius * 0.9, $"hsl({(hue + 20) % 360} 90% 86%)");
                break;
            case 4:
                Stars(art, id, width, height);
                Crescent(art, x, y, radius, $"hsl({hue} 40% 92%)");
                Ridge(art, id, width, height, 0.72, $"hsl({hue} 55% 12%)");
                break;
            default:
                Beams(art, x, height, width, hue);
                Ridge(art, id, width, height, 0.8, $"hsl({hue} 60% 10%)");
                break;
        }
    }

    private static void Disc(StringBuilder art, double x, double y, double radius, string color) =>
        art.Append(CultureInfo.InvariantCulture, $"""<circle cx="{x:0}" cy="{y:0}" r="{radius:0.#}" fill="{color}"/>""");

    private static void Crescent(StringBuilder art, double x, double y, double radius, string color) =>
        art.Append(CultureInfo.InvariantCulture, $"""
            <path fill="{color}" d="M{x:0} {y - radius:0}A{radius:0.#} {radius:0.#} 0 1 0 {x + radius:0} {y:0}A{radius * 0.8:0.#} {radius * 0.8:0.#} 0 1 1 {x:0} {y - radius:0}z"/>
            """);

    private static void Ridge(StringBuilder art, int seed, int width, int height, double level, string color)
    {
        const int Peaks = 9;
        art.Append(CultureInfo.InvariantCulture, $"""<path fill="{color}" d="M0 {height}""");
        for (int peak = 0; peak <= Peaks; peak++)
        {
            double rise = ((seed * 7) + (peak * peak * 11) + (peak * 5)) % 17 / 17.0 * 0.22;
            art.Append(CultureInfo.InvariantCulture, $"L{width * peak / (double)Peaks:0} {height * (level + 0.1 - rise):0}");
        }

        art.Append(CultureInfo.InvariantCulture, $"""L{width} {height}z"/>""");
    }

    private static void Skyline(StringBuilder art, int seed, int width, int height, string color)
    {
        const int Towers = 11;
        art.Append(CultureInfo.InvariantCulture, $"""<path fill="{color}" d="M0 {height}""");
        for (int tower = 0; tower < Towers; tower++)
        {
            double top = height * (0.82 - (((seed * 5) + (tower * tower * 7) + tower) % 13 / 13.0 * 0.34));
            art.Append(CultureInfo.InvariantCulture, $"V{top:0}H{width * (tower + 1) / (double)Towers:0}");
        }

        art.Append(CultureInfo.InvariantCulture, $"""V{height}z"/>""");
    }

    private static void Waves(StringBuilder art, int width, int height, int hue)
    {
        for (int wave = 0; wave < 4; wave++)
        {
            double y = height * (0.5 + (wave * 0.13));
            double swell = height * 0.07 * (wave % 2 == 0 ? 1 : -1);
            art.Append(CultureInfo.InvariantCulture, $"""
                <path fill="hsl({hue} 60% {34 - (wave * 8)}%)" fill-opacity=".86" d="M0 {y:0}C{width * 0.3:0} {y - swell:0} {width * 0.6:0} {y + swell:0} {width} {y:0}V{height}H0z"/>
                """);
        }
    }

    private static void Stars(StringBuilder art, int seed, int width, int height)
    {
        art.Append("""<path stroke="#fff" stroke-opacity=".75" stroke-width="2" stroke-linecap="round" d=" """);
        for (int star = 1; star <= 22; star++)
        {
            art.Append(CultureInfo.InvariantCulture, $"M{star * star * 73 * seed % width} {star * 41 * (seed + 3) % (int)(height * 0.6)}h0");
        }

        art.Append(""" "/>""");
    }

    private static void Beams(StringBuilder art, double x, int height, int width, int hue)
    {
        for (int beam = -3; beam <= 3; beam++)
        {
            double foot = x + (beam * width * 0.34);
            art.Append(CultureInfo.InvariantCulture, $"""
                <path fill="hsl({(hue + 40) % 360} 95% 85%)" fill-opacity="{0.34 - (Math.Abs(beam) * 0.07):0.##}" d="M{x:0} {height * 0.16:0}L{foot - (width * 0.08):0} {height}H{foot + (width * 0.08):0}z"/>
                """);
        }

        Disc(art, x, height * 0.16, width * 0.05, "#fff");
    }
}
