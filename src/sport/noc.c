/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/noc.h"

#include "sport/format.h"

#include <stdlib.h>
#include <string.h>

/* The codes of the national committees are not those of ISO 3166, and some stand for no country: a neutral, refugee or
 * mixed team, a committee under a flag of its own, a state that is gone. These have no flag. Sorted by code. */
typedef struct
{
  char code[4];
  char country[6]; /* ISO 3166-1 alpha-2, or with the region of a nation that has its own flag */
  const char *name;
} Noc;

static const Noc nocs[] = {
  { "AFG", "AF", "Afghanistan" },
  { "AIN", "", "Individual Neutral Athletes" },
  { "ALB", "AL", "Albania" },
  { "ALG", "DZ", "Algeria" },
  { "ANA", "", "Authorised Neutral Athletes" },
  { "AND", "AD", "Andorra" },
  { "ANG", "AO", "Angola" },
  { "ANT", "AG", "Antigua and Barbuda" },
  { "ARG", "AR", "Argentina" },
  { "ARM", "AM", "Armenia" },
  { "ARU", "AW", "Aruba" },
  { "ASA", "AS", "American Samoa" },
  { "AUS", "AU", "Australia" },
  { "AUT", "AT", "Austria" },
  { "AZE", "AZ", "Azerbaijan" },
  { "BAH", "BS", "Bahamas" },
  { "BAN", "BD", "Bangladesh" },
  { "BAR", "BB", "Barbados" },
  { "BDI", "BI", "Burundi" },
  { "BEL", "BE", "Belgium" },
  { "BEN", "BJ", "Benin" },
  { "BER", "BM", "Bermuda" },
  { "BHU", "BT", "Bhutan" },
  { "BIH", "BA", "Bosnia and Herzegovina" },
  { "BIZ", "BZ", "Belize" },
  { "BLR", "BY", "Belarus" },
  { "BOL", "BO", "Bolivia" },
  { "BOT", "BW", "Botswana" },
  { "BRA", "BR", "Brazil" },
  { "BRN", "BH", "Bahrain" },
  { "BRU", "BN", "Brunei" },
  { "BUL", "BG", "Bulgaria" },
  { "BUR", "BF", "Burkina Faso" },
  { "CAF", "CF", "Central African Republic" },
  { "CAM", "KH", "Cambodia" },
  { "CAN", "CA", "Canada" },
  { "CAY", "KY", "Cayman Islands" },
  { "CGO", "CG", "Congo" },
  { "CHA", "TD", "Chad" },
  { "CHI", "CL", "Chile" },
  { "CHN", "CN", "China" },
  { "CIV", "CI", "Côte d’Ivoire" },
  { "CMR", "CM", "Cameroon" },
  { "COD", "CD", "DR Congo" },
  { "COK", "CK", "Cook Islands" },
  { "COL", "CO", "Colombia" },
  { "COM", "KM", "Comoros" },
  { "COR", "", "Unified Korea" },
  { "CPV", "CV", "Cape Verde" },
  { "CRC", "CR", "Costa Rica" },
  { "CRO", "HR", "Croatia" },
  { "CUB", "CU", "Cuba" },
  { "CYP", "CY", "Cyprus" },
  { "CZE", "CZ", "Czechia" },
  { "DEN", "DK", "Denmark" },
  { "DJI", "DJ", "Djibouti" },
  { "DMA", "DM", "Dominica" },
  { "DOM", "DO", "Dominican Republic" },
  { "ECU", "EC", "Ecuador" },
  { "EGY", "EG", "Egypt" },
  { "ENG", "GBENG", "England" },
  { "EOR", "", "Refugee Olympic Team" },
  { "ERI", "ER", "Eritrea" },
  { "ESA", "SV", "El Salvador" },
  { "ESP", "ES", "Spain" },
  { "EST", "EE", "Estonia" },
  { "ETH", "ET", "Ethiopia" },
  { "EUN", "", "Unified Team" },
  { "FAR", "FO", "Faroe Islands" },
  { "FIJ", "FJ", "Fiji" },
  { "FIN", "FI", "Finland" },
  { "FLK", "FK", "Falkland Islands" },
  { "FRA", "FR", "France" },
  { "FRG", "", "West Germany" },
  { "FSM", "FM", "Micronesia" },
  { "GAB", "GA", "Gabon" },
  { "GAM", "GM", "Gambia" },
  { "GBR", "GB", "Great Britain" },
  { "GBS", "GW", "Guinea-Bissau" },
  { "GDR", "", "East Germany" },
  { "GEO", "GE", "Georgia" },
  { "GEQ", "GQ", "Equatorial Guinea" },
  { "GER", "DE", "Germany" },
  { "GGY", "GG", "Guernsey" },
  { "GHA", "GH", "Ghana" },
  { "GIB", "GI", "Gibraltar" },
  { "GRE", "GR", "Greece" },
  { "GRN", "GD", "Grenada" },
  { "GUA", "GT", "Guatemala" },
  { "GUI", "GN", "Guinea" },
  { "GUM", "GU", "Guam" },
  { "GUY", "GY", "Guyana" },
  { "HAI", "HT", "Haiti" },
  { "HKG", "HK", "Hong Kong, China" },
  { "HON", "HN", "Honduras" },
  { "HUN", "HU", "Hungary" },
  { "INA", "ID", "Indonesia" },
  { "IND", "IN", "India" },
  { "IOA", "", "Independent Olympic Athletes" },
  { "IOM", "IM", "Isle of Man" },
  { "IOP", "", "Independent Olympic Participants" },
  { "IRI", "IR", "Iran" },
  { "IRL", "IE", "Ireland" },
  { "IRQ", "IQ", "Iraq" },
  { "ISL", "IS", "Iceland" },
  { "ISR", "IL", "Israel" },
  { "ISV", "VI", "Virgin Islands, US" },
  { "ITA", "IT", "Italy" },
  { "IVB", "VG", "Virgin Islands, British" },
  { "JAM", "JM", "Jamaica" },
  { "JER", "JE", "Jersey" },
  { "JOR", "JO", "Jordan" },
  { "JPN", "JP", "Japan" },
  { "KAZ", "KZ", "Kazakhstan" },
  { "KEN", "KE", "Kenya" },
  { "KGZ", "KG", "Kyrgyzstan" },
  { "KIR", "KI", "Kiribati" },
  { "KOR", "KR", "Korea" },
  { "KOS", "XK", "Kosovo" },
  { "KSA", "SA", "Saudi Arabia" },
  { "KUW", "KW", "Kuwait" },
  { "LAO", "LA", "Laos" },
  { "LAT", "LV", "Latvia" },
  { "LBA", "LY", "Libya" },
  { "LBN", "LB", "Lebanon" },
  { "LBR", "LR", "Liberia" },
  { "LCA", "LC", "Saint Lucia" },
  { "LES", "LS", "Lesotho" },
  { "LIE", "LI", "Liechtenstein" },
  { "LTU", "LT", "Lithuania" },
  { "LUX", "LU", "Luxembourg" },
  { "MAC", "MO", "Macau, China" },
  { "MAD", "MG", "Madagascar" },
  { "MAR", "MA", "Morocco" },
  { "MAS", "MY", "Malaysia" },
  { "MAW", "MW", "Malawi" },
  { "MDA", "MD", "Moldova" },
  { "MDV", "MV", "Maldives" },
  { "MEX", "MX", "Mexico" },
  { "MGL", "MN", "Mongolia" },
  { "MHL", "MH", "Marshall Islands" },
  { "MIX", "", "Mixed-NOC Team" },
  { "MKD", "MK", "North Macedonia" },
  { "MLI", "ML", "Mali" },
  { "MLT", "MT", "Malta" },
  { "MNE", "ME", "Montenegro" },
  { "MON", "MC", "Monaco" },
  { "MOZ", "MZ", "Mozambique" },
  { "MRI", "MU", "Mauritius" },
  { "MTN", "MR", "Mauritania" },
  { "MYA", "MM", "Myanmar" },
  { "NAM", "NA", "Namibia" },
  { "NCA", "NI", "Nicaragua" },
  { "NED", "NL", "Netherlands" },
  { "NEP", "NP", "Nepal" },
  { "NGR", "NG", "Nigeria" },
  { "NIG", "NE", "Niger" },
  { "NIR", "", "Northern Ireland" },
  { "NMI", "MP", "Northern Mariana Islands" },
  { "NOR", "NO", "Norway" },
  { "NPA", "", "Neutral Paralympic Athletes" },
  { "NRU", "NR", "Nauru" },
  { "NZL", "NZ", "New Zealand" },
  { "OAR", "", "Olympic Athletes from Russia" },
  { "OMA", "OM", "Oman" },
  { "PAK", "PK", "Pakistan" },
  { "PAN", "PA", "Panama" },
  { "PAR", "PY", "Paraguay" },
  { "PER", "PE", "Peru" },
  { "PHI", "PH", "Philippines" },
  { "PLE", "PS", "Palestine" },
  { "PLW", "PW", "Palau" },
  { "PNG", "PG", "Papua New Guinea" },
  { "POL", "PL", "Poland" },
  { "POR", "PT", "Portugal" },
  { "PRK", "KP", "DPR Korea" },
  { "PUR", "PR", "Puerto Rico" },
  { "QAT", "QA", "Qatar" },
  { "RHO", "", "Rhodesia" },
  { "ROC", "", "ROC" },
  { "ROT", "", "Refugee Olympic Team" },
  { "ROU", "RO", "Romania" },
  { "RPT", "", "Refugee Paralympic Team" },
  { "RSA", "ZA", "South Africa" },
  { "RUS", "RU", "Russia" },
  { "RWA", "RW", "Rwanda" },
  { "SAM", "WS", "Samoa" },
  { "SCG", "", "Serbia and Montenegro" },
  { "SCO", "GBSCT", "Scotland" },
  { "SEN", "SN", "Senegal" },
  { "SEY", "SC", "Seychelles" },
  { "SGP", "SG", "Singapore" },
  { "SKN", "KN", "Saint Kitts and Nevis" },
  { "SLE", "SL", "Sierra Leone" },
  { "SLO", "SI", "Slovenia" },
  { "SMR", "SM", "San Marino" },
  { "SOL", "SB", "Solomon Islands" },
  { "SOM", "SO", "Somalia" },
  { "SRB", "RS", "Serbia" },
  { "SRI", "LK", "Sri Lanka" },
  { "SSD", "SS", "South Sudan" },
  { "STP", "ST", "São Tomé and Príncipe" },
  { "SUD", "SD", "Sudan" },
  { "SUI", "CH", "Switzerland" },
  { "SUR", "SR", "Suriname" },
  { "SVK", "SK", "Slovakia" },
  { "SWE", "SE", "Sweden" },
  { "SWZ", "SZ", "Eswatini" },
  { "SYR", "SY", "Syria" },
  { "TAN", "TZ", "Tanzania" },
  { "TCH", "", "Czechoslovakia" },
  { "TGA", "TO", "Tonga" },
  { "THA", "TH", "Thailand" },
  { "TJK", "TJ", "Tajikistan" },
  { "TKM", "TM", "Turkmenistan" },
  { "TLS", "TL", "Timor-Leste" },
  { "TOG", "TG", "Togo" },
  { "TPE", "", "Chinese Taipei" },
  { "TTO", "TT", "Trinidad and Tobago" },
  { "TUN", "TN", "Tunisia" },
  { "TUR", "TR", "Türkiye" },
  { "TUV", "TV", "Tuvalu" },
  { "UAE", "AE", "United Arab Emirates" },
  { "UGA", "UG", "Uganda" },
  { "UKR", "UA", "Ukraine" },
  { "URS", "", "Soviet Union" },
  { "URU", "UY", "Uruguay" },
  { "USA", "US", "United States" },
  { "UZB", "UZ", "Uzbekistan" },
  { "VAN", "VU", "Vanuatu" },
  { "VEN", "VE", "Venezuela" },
  { "VIE", "VN", "Vietnam" },
  { "VIN", "VC", "Saint Vincent and the Grenadines" },
  { "WAL", "GBWLS", "Wales" },
  { "YEM", "YE", "Yemen" },
  { "YUG", "", "Yugoslavia" },
  { "ZAM", "ZM", "Zambia" },
  { "ZIM", "ZW", "Zimbabwe" },
};

static int
compare_code (const void *key, const void *noc)
{
  return strcmp (key, ((const Noc *) noc)->code);
}

static const Noc *
find (const char *code)
{
  return code != NULL ? bsearch (code, nocs, G_N_ELEMENTS (nocs), sizeof *nocs, compare_code) : NULL;
}

char *
gantry_format_flag (const char *noc)
{
  const Noc *found = find (noc);
  g_autoptr (GString) flag = g_string_new (NULL);

  if (found == NULL || *found->country == '\0')
    return g_strdup ("");
  if (strlen (found->country) == 2)
    for (const char *c = found->country; *c != '\0'; c++)
      g_string_append_unichar (flag, 0x1f1e6 + (gunichar) (*c - 'A')); /* regional indicators */
  else
    {
      g_string_append_unichar (flag, 0x1f3f4); /* black flag, then the region in tag letters */
      for (const char *c = found->country; *c != '\0'; c++)
        g_string_append_unichar (flag, 0xe0000 + (gunichar) g_ascii_tolower (*c));
      g_string_append_unichar (flag, 0xe007f);
    }
  return g_string_free (g_steal_pointer (&flag), FALSE);
}

const char *
gantry_noc_get_name (const char *noc)
{
  const Noc *found = find (noc);

  return found != NULL ? found->name : "";
}

guint
gantry_noc_get_count (void)
{
  return G_N_ELEMENTS (nocs);
}

const char *
gantry_noc_get_code (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (nocs), "");

  return nocs[index].code;
}
