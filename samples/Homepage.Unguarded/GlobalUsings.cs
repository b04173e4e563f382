global using Homepage.Hosting;
