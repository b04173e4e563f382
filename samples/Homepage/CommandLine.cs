using System.Globalization;
using Homepage.Faults;
using Homepage.Services;

namespace Homepage;

/// <summary>What the user asked for.</summary>
internal sealed record CommandLine
{
    public const string Help = """
        The streaming homepage, guarded and unguarded, over the same five services.

        Usage:
          dotnet run --project samples/Homepage                 run the outage drill
          dotnet run --project samples/Homepage -- --overload   run the overload drill
          dotnet run --project samples/Homepage -- --serve      look at the pages in a browser and break things

        The drill breaks each service in each way while both pages are visited over HTTP. It prints what visitors got,
        writes a report, and ends with exit code 0 only if the guarded page answered every request of every non-critical
        outage and said clearly when the account service, without which there is no page, was the one that failed.

        The overload drill sends four times as many visitors as the page can serve, to the guarded page, which sheds load, and
        to the other. It ends with exit code 0 only if the guarded page served more of them in time.

        Drill:
          --output FILE        where the report goes (default: drill.html in the current folder)
          --service NAME       only outages of: account, recommendations, trending, recently-watched, view-recorder
          --fault NAME         only outages by: down, hangs, slow, http-500, garbage, flapping

        Serve:
          --serve              keep everything running until Ctrl+C
          --port N             the port of the control room, 1 to 65535 (default: a free one)

          -h, --help           this text

        Exit codes: 0 kept its promise, 1 did not, 2 unusable options, 130 interrupted.
        """;

    public string Output { get; private init; } = "drill.html";

    public ServiceKind? Service { get; private init; }

    public Fault? Fault { get; private init; }

    public bool Serve { get; private init; }

    public bool Overload { get; private init; }

    /// <summary>0 leaves the choice to the operating system.</summary>
    public int Port { get; private init; }

    public bool WantsHelp { get; private init; }

    /// <summary>Why this cannot be done, in a sentence; <see langword="null"/> where it can.</summary>
    public string? Problem { get; private init; }

    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine();
        var drillOnly = new List<string>();
        for (int i = 0; i < arguments.Count && line.Problem is null; i++)
        {
            string option = arguments[i];
            string? value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            switch (option)
            {
                case "--serve":
                    line = line with { Serve = true };
                    break;
                case "--overload":
                    line = line with { Overload = true };
                    break;
                case "-h" or "--help":
                    return line with { WantsHelp = true };
                case "--output" or "--service" or "--fault" or "--port":
                    line = value is null
                        ? line with { Problem = $"The option {option} needs a value." }
                        : line.With(option, value);
                    if (option is not "--port")
                    {
                        drillOnly.Add(option);
                    }

                    i++;
                    break;
                default:
                    line = line with { Problem = $"There is no option '{option}'." };
                    break;
            }
        }

        return line.Problem is not null ? line
            : line.Overload && (line.Serve || drillOnly.Count > 0 || line.Port != 0) ? line with { Problem = "The option --overload takes no other options." }
            : line.Serve && drillOnly.Count > 0 ? line with { Problem = $"The option {drillOnly[0]} belongs to the drill; it does not go with --serve." }
            : !line.Serve && line.Port != 0 ? line with { Problem = "The option --port goes with --serve only." }
            : line;
    }

    private CommandLine With(string option, string value) => option switch
    {
        "--output" => value.Length > 0 ? this with { Output = value } : this with { Problem = "The option --output needs a file name." },
        "--service" => ServiceKind.Find(value) is { } service
            ? this with { Service = service }
            : this with { Problem = $"There is no service '{value}'; there are {string.Join(", ", ServiceKind.All.Select(kind => kind.Slug))}." },
        "--fault" => FaultNames.Find(value) is { } fault and not Faults.Fault.None
            ? this with { Fault = fault }
            : this with { Problem = $"There is no fault '{value}'; there are {string.Join(", ", FaultNames.Injectable.Select(each => each.Slug()))}." },
        _ => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= 65_535
            ? this with { Port = port }
            : this with { Problem = $"'{value}' is not a port; ports are 1 to 65535." },
    };
}
