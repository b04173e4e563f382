using Spectre.Console;

namespace Homepage.Drill;

/// <summary>A terminal has a width; files and pipes take what a table needs.</summary>
internal static class PlainConsole
{
    private const int WidthOfFilesAndPipes = 150;

    public static void Widen(IAnsiConsole console)
    {
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthOfFilesAndPipes;
        }
    }
}
